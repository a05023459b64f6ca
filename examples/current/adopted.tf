# An API that was made in the dashboard and is managed here from now on.
import {
  to = auth0_resource_server.reports
  id = "65f1c0ffee65f1c0ffee65f1"
}

resource "auth0_resource_server" "reports" {
  name       = "Reports"
  identifier = "https://api.example.com/reports"

  lifecycle {
    ignore_changes = [name]
  }
}

# The scopes of an API are imported by its identifier.
import {
  to = auth0_resource_server_scopes.reports
  id = "https://api.example.com/reports"
}

resource "auth0_resource_server_scopes" "reports" {
  resource_server_identifier = auth0_resource_server.reports.identifier

  scopes {
    name        = "read:reports"
    description = "See reports"
  }
}

# An API that another team manages is only looked up.
data "auth0_resource_server" "identity" {
  identifier = "https://identity.example.com"
}

# The Management API belongs to Auth0; its identifier comes from the tenant.
data "auth0_tenant" "this" {}

data "auth0_resource_server" "management" {
  identifier = data.auth0_tenant.this.management_api_identifier
}
