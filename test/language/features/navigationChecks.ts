// What the tests of navigation share: files with one cursor among them, and places shown as the line that they stand on.
import assert from 'node:assert/strict';
import { type Context, type Module, type Place } from '../../../server/src/language';
import { defaults } from '../../../server/src/settings';
import { cursor, moduleOf } from '../../fixture';

export type Files = Readonly<Record<string, string>>;

/** The module of `files`, of which one has a `$0`, and the cursor in it. A single text is `main.tf`. */
export function atCursor(files: Files | string): { context: Context; offset: number } {
  const all = typeof files === 'string' ? { 'main.tf': files } : files;
  const marked = Object.keys(all).filter((it) => all[it]?.includes('$0'));
  assert.equal(marked.length, 1, 'One file has the cursor.');
  const name = marked[0] as string;
  const { text, offset } = cursor(all[name] as string);
  const module = moduleOf({ ...all, [name]: text });
  return { context: { document: documentIn(module, `${module.uri}/${name}`), module, settings: defaults }, offset };
}

/** `main.tf: audience = "«https://api»"`, for each place. */
export function shown(module: Module, places: readonly Place[]): string[] {
  return places.map(({ uri, span: { from, to } }) => {
    const { text } = documentIn(module, uri);
    const start = text.lastIndexOf('\n', from - 1) + 1;
    const end = text.indexOf('\n', to);
    const line = `${text.slice(start, from)}«${text.slice(from, to)}»${text.slice(to, end < 0 ? undefined : end)}`;
    return `${uri.slice(module.uri.length + 1)}: ${line.trim()}`;
  });
}

export function documentIn(module: Module, uri: string) {
  const found = module.documents.find((it) => it.uri === uri);
  assert.ok(found, `${uri} is a document of the module`);
  return found;
}

/** Two APIs with scopes, and who uses them; in several files. */
export const SHOP = {
  'apis.tf': `resource "auth0_resource_server" "orders" {
  name       = "Orders"
  identifier = "https://orders"
}

resource "auth0_resource_server_scopes" "orders" {
  resource_server_identifier = auth0_resource_server.orders.identifier

  scopes {
    name        = "read:all"
    description = "See orders"
  }
  scopes {
    name = local.write
  }
}

resource "auth0_resource_server" "stock" {
  identifier = "https://stock"
}

resource "auth0_resource_server_scope" "stock" {
  resource_server_identifier = "https://stock"
  scope                      = "read:all"
}
`,
  'grants.tf': `resource "auth0_client_grant" "shop" {
  audience   = auth0_resource_server.orders.identifier
  scopes     = var.full ? ["read:all", local.write] : toset(["read:all"])
  depends_on = [auth0_resource_server_scopes.orders, "auth0_resource_server.orders"]
}

resource "auth0_role_permissions" "clerk" {
  permissions {
    resource_server_identifier = auth0_resource_server.stock.identifier
    name                       = "read:all"
  }
  dynamic "permissions" {
    for_each = var.names
    content {
      resource_server_identifier = "https://orders"
      name                       = "read:all"
    }
  }
}

resource "auth0_client" "app" {
  refresh_token {
    policies {
      audience = "https://orders"
      scope    = ["write:all"]
    }
  }
}
`,
  'locals.tf': `variable "full" {}
variable "names" {}

locals {
  write = "write:all"
}
`,
} as const;
