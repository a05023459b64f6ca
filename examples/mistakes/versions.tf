# A module full of mistakes, each under a comment that says what is wrong.
# Nothing here should ever be applied. The folders below hold the mistakes
# that need another version of the provider.
terraform {
  required_providers {
    auth0 = {
      source  = "auth0/auth0"
      version = "1.55.0"
    }
  }
}
