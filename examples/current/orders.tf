# The everyday API: role-based access control, refresh tokens, lifetimes.
resource "auth0_resource_server" "orders" {
  name        = "Orders"
  identifier  = "https://api.example.com/orders"
  signing_alg = "RS256"

  # Seconds. Browser flows may not outlive the token endpoint's own tokens.
  token_lifetime         = 86400
  token_lifetime_for_web = 7200

  # "Enable RBAC" and "Add Permissions in the Access Token" in the dashboard.
  enforce_policies = true
  token_dialect    = "access_token_authz"

  allow_offline_access                            = true
  skip_consent_for_verifiable_first_party_clients = true

  # Early access.
  allow_online_access                         = true
  allow_online_access_with_ephemeral_sessions = false

  # Who may ask for tokens: every user, and applications that have a grant.
  subject_type_authorization {
    user {
      policy = "allow_all"
    }
    client {
      policy = "require_client_grant"
    }
  }

  lifecycle {
    prevent_destroy = true
  }
}

# All scopes of one API in one place.
resource "auth0_resource_server_scopes" "orders" {
  resource_server_identifier = auth0_resource_server.orders.identifier

  scopes {
    name        = "read:orders"
    description = "See orders"
  }

  scopes {
    name        = "create:orders"
    description = "Place orders"
  }

  scopes {
    name        = "cancel:orders"
    description = "Cancel orders that are not sent yet"
  }
}
