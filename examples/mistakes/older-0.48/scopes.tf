# Each update of this API sends its own scopes, that is none: ignore_changes = [scopes]
# keeps those of the resource below.
resource "auth0_resource_server" "wiped" {
  name       = "Wiped"
  identifier = "https://wiped.example.com"
}

resource "auth0_resource_server_scope" "wiped" {
  resource_server_identifier = auth0_resource_server.wiped.identifier
  scope                      = "read:wiped"
}
