# Mistakes that only show when several blocks are read together. They stand in a
# folder of their own: elsewhere, half-written blocks leave too much open.
terraform {
  required_providers {
    auth0 = {
      source  = "auth0/auth0"
      version = "1.55.0"
    }
  }
}
