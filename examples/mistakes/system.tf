# APIs of Auth0's own.
resource "auth0_resource_server" "management" {
  name       = "Auth0 Management API"
  identifier = "https://example.eu.auth0.com/api/v2/"

  # Is not sent.
  allow_offline_access = true
}

resource "auth0_resource_server" "not_management" {
  # The provider takes it for the Management API.
  name       = "Auth0 Management API"
  identifier = "https://management.example.com"
}

resource "auth0_resource_server" "organizations" {
  # Refused with every change.
  name       = "Auth0 My Organization API"
  identifier = "https://example.eu.auth0.com/my-org/"
}
