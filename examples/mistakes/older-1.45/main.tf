# 1.45.0: the one version that forgets names.
terraform {
  required_providers {
    auth0 = {
      source  = "auth0/auth0"
      version = "1.45.0"
    }
  }
}

resource "auth0_resource_server" "nameless" {
  # 1.45.0 sends no name.
  name       = "Nameless"
  identifier = "https://nameless.example.com"
}
