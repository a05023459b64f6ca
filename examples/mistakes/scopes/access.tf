resource "auth0_resource_server" "tickets" {
  identifier = "https://tickets.example.com"

  # auth0-ignore: add-on
  authorization_details {
    type = "ticket_sale"
  }

  subject_type_authorization {
    user {
      policy = "allow_all"
    }
    client {
      policy = "deny_all"
    }
  }
}

resource "auth0_resource_server_scopes" "tickets" {
  resource_server_identifier = auth0_resource_server.tickets.identifier

  scopes {
    name = "sell:tickets"
  }
}

resource "auth0_client" "booth" {
  name     = "Booth"
  app_type = "non_interactive"

  # Only sent for a client whose app_type is resource_server.
  resource_server_identifier = auth0_resource_server.tickets.identifier
}

# Nothing makes it wait for the scopes.
resource "auth0_client_grant" "booth" {
  client_id    = auth0_client.booth.id
  audience     = auth0_resource_server.tickets.identifier
  subject_type = "user"
  scopes       = ["sell:tickets"]

  # The API only has ticket_sale.
  authorization_details_types = ["ticket_sales"]
}

resource "auth0_client_grant" "machine" {
  client_id = auth0_client.booth.id

  # The API gives no tokens to applications: its policy is deny_all.
  audience = auth0_resource_server.tickets.identifier

  # With allow_all_scopes, there is no list.
  scopes           = ["sell:tickets"]
  allow_all_scopes = true

  depends_on = [auth0_resource_server_scopes.tickets]
}

resource "auth0_role" "clerk" {
  name = "Clerk"
}

resource "auth0_role_permission" "clerk" {
  role_id                    = auth0_role.clerk.id
  resource_server_identifier = auth0_resource_server.tickets.identifier

  # Misspelt: sell:tickets.
  permission = "sell:ticket"

  depends_on = [auth0_resource_server_scopes.tickets]
}

resource "auth0_tenant" "this" {
  # The identifier is wanted here, not the id.
  default_audience = auth0_resource_server.tickets.id
}
