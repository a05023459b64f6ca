# Who may use the APIs: applications by grants, people by roles.
resource "auth0_client" "shop" {
  name     = "Shop"
  app_type = "non_interactive"
}

resource "auth0_client_grant" "shop_orders" {
  client_id = auth0_client.shop.id
  audience  = auth0_resource_server.orders.identifier
  scopes    = ["read:orders", "create:orders"]

  # The scopes must exist before they can be granted.
  depends_on = [auth0_resource_server_scopes.orders]
}

resource "auth0_client_grant" "shop_payments" {
  client_id                   = auth0_client.shop.id
  audience                    = auth0_resource_server.payments.identifier
  scopes                      = [auth0_resource_server_scope.start_payment.scope]
  authorization_details_types = ["payment_initiation"]
  subject_type                = "client"
}

resource "auth0_client_grant" "shop_services" {
  for_each = auth0_resource_server.service

  client_id        = auth0_client.shop.id
  audience         = each.value.identifier
  allow_all_scopes = true
}

resource "auth0_role" "clerk" {
  name        = "Clerk"
  description = "Works at the counter"
}

resource "auth0_role_permissions" "clerk" {
  role_id = auth0_role.clerk.id

  permissions {
    resource_server_identifier = auth0_resource_server.orders.identifier
    name                       = "read:orders"
  }

  permissions {
    resource_server_identifier = auth0_resource_server.orders.identifier
    name                       = "cancel:orders"
  }

  depends_on = [auth0_resource_server_scopes.orders]
}

resource "auth0_role" "auditor" {
  name        = "Auditor"
  description = "Sees what became of payments"
}

resource "auth0_role_permission" "auditor" {
  role_id                    = auth0_role.auditor.id
  resource_server_identifier = auth0_resource_server.payments.identifier
  permission                 = auth0_resource_server_scope.read_payment.scope
}

# Requests without an audience get tokens for this API.
resource "auth0_tenant" "this" {
  default_audience = auth0_resource_server.orders.identifier
}
