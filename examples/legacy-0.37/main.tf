# Every attribute that auth0_resource_server had in 0.37.
resource "auth0_resource_server" "library" {
  name        = "City Library"
  identifier  = "https://library.example.com"
  signing_alg = "RS256"

  allow_offline_access                            = true
  token_lifetime                                  = 8600
  token_lifetime_for_web                          = 3600
  skip_consent_for_verifiable_first_party_clients = true

  # "Enable RBAC" and "Add Permissions in the Access Token" in the dashboard.
  enforce_policies = true
  token_dialect    = "access_token_authz"

  verification_location = "https://library.example.com/verify"

  scopes {
    value       = "borrow:books"
    description = "Borrow books"
  }

  scopes {
    value       = "return:books"
    description = "Return books"
  }
}

# HS256: both sides share one secret. Keep it out of the file.
resource "auth0_resource_server" "catalogue" {
  name           = "Catalogue search"
  identifier     = "urn:library:catalogue"
  signing_alg    = "HS256"
  signing_secret = var.catalogue_secret

  # The provider took this map until 0.46, but the API has always refused it.
  options = {
    team = "search"
  }

  dynamic "scopes" {
    for_each = var.catalogue_scopes
    content {
      value       = scopes.key
      description = scopes.value
    }
  }
}

# A grant named its scopes "scope" before 1.0.
resource "auth0_client_grant" "reader" {
  client_id = var.reader_client_id
  audience  = auth0_resource_server.library.identifier
  scope     = ["borrow:books"]
}
