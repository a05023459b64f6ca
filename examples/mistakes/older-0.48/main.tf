# 0.48 to 0.50: scopes may be written in both ways, and the old one is deprecated.
terraform {
  required_providers {
    auth0 = {
      source  = "auth0/auth0"
      version = ">= 0.48.0, < 1.0.0"
    }
  }
}

resource "auth0_resource_server" "between" {
  name       = "Between"
  identifier = "https://between.example.com"

  # Deprecated: use auth0_resource_server_scopes before you upgrade to 1.0.
  scopes {
    value       = "read:between"
    description = "Read between the lines"
  }

  # Gone since 0.46.
  options = {}
}
