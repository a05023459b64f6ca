# A version that this extension does not know yet. What is new to it may be
# right, so it only gives a hint.
terraform {
  required_providers {
    auth0 = {
      source  = "auth0/auth0"
      version = "9.0.0"
    }
  }
}

resource "auth0_resource_server" "newer" {
  name       = "Newer"
  identifier = "https://newer.example.com"

  # Nobody knows whether 9.0 has it.
  token_flavour = "strawberry"
}
