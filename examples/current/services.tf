# One API for each entry of local.services, with its scopes.
resource "auth0_resource_server" "service" {
  for_each = local.services

  name       = each.value.name
  identifier = "${local.base_url}/${each.key}"

  token_lifetime = var.access_token_lifetime

  dynamic "authorization_details" {
    for_each = each.value.details
    content {
      type = authorization_details.value
    }
  }

  proof_of_possession {
    mechanism    = "dpop"
    required     = true
    required_for = "public_clients"
  }
}

resource "auth0_resource_server_scopes" "service" {
  for_each = local.services

  resource_server_identifier = auth0_resource_server.service[each.key].identifier

  dynamic "scopes" {
    for_each = each.value.scopes
    iterator = scope
    content {
      name        = scope.key
      description = scope.value
    }
  }
}
