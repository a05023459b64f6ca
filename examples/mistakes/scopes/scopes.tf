resource "auth0_resource_server" "orders" {
  identifier = "https://orders.example.com"
}

resource "auth0_resource_server_scopes" "orders" {
  # By its id, the resource is replaced in every plan.
  resource_server_identifier = auth0_resource_server.orders.id

  scopes {
    name        = "read:orders"
    description = "See orders"
  }

  scopes {
    # The same scope again.
    name        = "read:orders"
    description = "Look at orders"
  }

  scopes {
    # OpenID Connect has this one.
    name = "profile"
  }

  scopes {
    # The ids of single scopes and permissions are split at "::".
    name = "orders::audit"
  }
}

resource "auth0_resource_server" "stock" {
  identifier = "https://stock.example.com"
}

# One list of scopes ...
resource "auth0_resource_server_scopes" "stock" {
  resource_server_identifier = auth0_resource_server.stock.identifier

  scopes {
    name = "read:stock"
  }
}

# ... and another one: each removes what the other adds.
resource "auth0_resource_server_scopes" "more_stock" {
  resource_server_identifier = "https://stock.example.com"

  scopes {
    name = "count:stock"
  }
}

resource "auth0_resource_server" "parcels" {
  identifier = "https://parcels.example.com"
}

# A list of scopes ...
resource "auth0_resource_server_scopes" "parcels" {
  resource_server_identifier = auth0_resource_server.parcels.identifier

  scopes {
    name = "read:parcels"
  }
}

# ... and a scope by itself, which the list removes.
resource "auth0_resource_server_scope" "send_parcels" {
  resource_server_identifier = auth0_resource_server.parcels.identifier
  scope                      = "send:parcels"
}

resource "auth0_resource_server" "items" {
  identifier = "https://items.example.com"
}

# Auth0 takes 1000 scopes for one API.
resource "auth0_resource_server_scope" "item" {
  count = 1001

  resource_server_identifier = auth0_resource_server.items.identifier
  scope                      = "read:item-${count.index}"
}

# An API that another team manages: if it has scopes, this list must be imported.
resource "auth0_resource_server_scopes" "identity" {
  resource_server_identifier = "https://identity.example.com"

  scopes {
    name = "read:people"
  }
}

import {
  to = auth0_resource_server_scope.send_parcels
  # The scope is missing: https://parcels.example.com::send:parcels.
  id = "https://parcels.example.com"
}

data "auth0_resource_server" "identity" {
  identifier = "https://identity.example.com"
}

output "scopes" {
  value = {
    # An API has no scopes since 1.0; they are in auth0_resource_server_scopes.
    orders = auth0_resource_server.orders.scopes

    # Since 1.0 it is called name.
    identity = data.auth0_resource_server.identity.scopes[*].value
  }
}
