terraform {
  required_providers {
    auth0 = {
      source  = "auth0/auth0"
      version = "~> 1.0"
    }
  }
}

resource "auth0_resource_server" "orders" {
  identifier  = "https://orders.example.com"
  signing_alg = "RS256"

  # Removed in 1.0.
  scopes {
    value       = "read:orders"
    description = "Read orders"
  }
}
