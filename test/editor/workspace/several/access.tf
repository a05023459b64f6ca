resource "auth0_resource_server" "payments" {
  identifier     = "https://payments.example.com"
  token_lifetime = 7200
}

resource "auth0_resource_server_scopes" "payments" {
  resource_server_identifier = auth0_resource_server.payments.identifier

  scopes {
    name        = "start:payment"
    description = "Start a payment"
  }

  scopes {
    name = "read:payment"
  }
}

resource "auth0_client_grant" "shop" {
  client_id = "shop"
  audience  = auth0_resource_server.payments.identifier
  scopes    = ["start:payment"]
}

resource "auth0_client_grant" "clerk" {
  client_id = "clerk"
  audience  = auth0_resource_server.orders.identifier
  scopes    = ["read:orders"]
}
