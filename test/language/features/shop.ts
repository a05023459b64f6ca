// A module to complete in: two APIs, one of them with scopes, and all that can be referred to.
import { type World } from '../../fixture';

export const api = (line: string) => `resource "auth0_resource_server" "api" {\n  ${line}\n}`;
export const grant = (...lines: string[]) => `resource "auth0_client_grant" "shop" {\n  ${lines.join('\n  ')}\n}`;

export const SHOP: World = {
  files: {
    'apis.tf': `
resource "auth0_resource_server" "orders" {
  name       = "Orders"
  identifier = "https://orders"

  authorization_details {
    type = "delivery"
  }
}

resource "auth0_resource_server_scopes" "orders" {
  resource_server_identifier = auth0_resource_server.orders.identifier

  scopes {
    name        = "read:orders"
    description = "See orders"
  }

  scopes {
    name = "write:orders"
  }
}

resource "auth0_resource_server" "stock" {
  identifier = "https://stock"
}

resource "auth0_resource_server_scope" "count" {
  resource_server_identifier = "https://stock"
  scope                      = "count:stock"
}

data "auth0_resource_server" "other" {
  identifier = "https://other"
}

provider "auth0" {}

provider "auth0" {
  alias = "staging"
}
`,
    'variables.tf': 'variable "region" {}\nvariable "tier" {}\nlocals {\n  audience = "https://x"\n}\n',
  },
};

export const NAMED = 'var.region var.tier local.audience';
export const FITTING =
  'auth0_resource_server.orders.identifier auth0_resource_server.stock.identifier data.auth0_resource_server.other.identifier';
