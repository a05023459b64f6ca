import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkAction, titlesAt } from '../features/codeActionChecks';

const MOVE = 'Move scopes to auth0_resource_server_scopes';
const IMPORT = `${MOVE} and import the existing ones`;

describe('scopes move to a resource of their own', () => {
  test('with their comments, behind the block', () => {
    checkAction(
      `resource "auth0_resource_server" "api" {
  name       = "API"
  identifier = "https://api"

  # What clerks need.
  sco$0pes {
    value       = "read:orders" # the common one
    description = "See orders"
  }
  scopes {
    value = "write:orders"
  }

  signing_alg = "RS256"
} # end

resource "auth0_client" "app" {}
`,
      MOVE,
      `resource "auth0_resource_server" "api" {
  name       = "API"
  identifier = "https://api"

  signing_alg = "RS256"
} # end

resource "auth0_resource_server_scopes" "api" {
  resource_server_identifier = auth0_resource_server.api.identifier

  # What clerks need.
  scopes {
    name        = "read:orders" # the common one
    description = "See orders"
  }
  scopes {
    name = "write:orders"
  }
}

resource "auth0_client" "app" {}
`,
    );
  });

  test('dynamic ones keep for_each and iterator, and copies of the API their index', () => {
    checkAction(
      `resource "auth0_resource_server" "api" {
  for_each   = toset(["a", "b"])
  provider   = auth0.staging
  identifier = "https://\${each.key}"

  dynamic "scopes" {
    for_each = var.scopes
    iterator = it
    content {
      val$0ue       = it.value.value
      description = it.value.description
    }
  }
}
`,
      MOVE,
      `resource "auth0_resource_server" "api" {
  for_each   = toset(["a", "b"])
  provider   = auth0.staging
  identifier = "https://\${each.key}"
}

resource "auth0_resource_server_scopes" "api" {
  for_each                   = toset(["a", "b"])
  provider                   = auth0.staging
  resource_server_identifier = auth0_resource_server.api[each.key].identifier

  dynamic "scopes" {
    for_each = var.scopes
    iterator = it
    content {
      name        = it.value.value
      description = it.value.description
    }
  }
}
`,
    );
  });

  test('below 1.0.0 the API ignores them from then on', () => {
    checkAction(
      `resource "auth0_resource_server" "api" {
  count      = 2
  identifier = "https://api\${count.index}"

  scopes { v$0alue = "a" }

  lifecycle {
    ignore_changes = [name]
  }
}
`,
      MOVE,
      `resource "auth0_resource_server" "api" {
  count      = 2
  identifier = "https://api\${count.index}"

  lifecycle {
    ignore_changes = [name, scopes]
  }
}

resource "auth0_resource_server_scopes" "api" {
  count                      = 2
  resource_server_identifier = auth0_resource_server.api[count.index].identifier

  scopes { name = "a" }
}
`,
      { version: '0.49.0' },
    );
  });

  test('with an import block, where Terraform knows the identifier', () => {
    const before = (value: string) => `resource "auth0_resource_server" "api" {
  identifier = ${value}
  scopes {
    value = $0"a"
  }
}
`;
    const after = (value: string) => `resource "auth0_resource_server" "api" {
  identifier = ${value}
}

resource "auth0_resource_server_scopes" "api" {
  resource_server_identifier = auth0_resource_server.api.identifier

  scopes {
    name = "a"
  }
}

import {
  to = auth0_resource_server_scopes.api
  id = ${value}
}
`;
    const pin = (version: string) => ({
      files: { 'terraform.tf': `terraform {\n  required_version = "${version}"\n}\n` },
    });
    checkAction(before('"https://api"'), IMPORT, after('"https://api"'));
    checkAction(before('var.identifier'), IMPORT, after('var.identifier'), pin('>= 1.3'));
    assert.ok(!titlesAt(before('"https://api"'), pin('~> 1.4.0')).includes(IMPORT));
    assert.ok(!titlesAt(before('var.identifier'), pin('~> 1.5.0')).includes(IMPORT));
    assert.ok(titlesAt(before('"https://api"'), pin('~> 1.5.0')).includes(IMPORT));
    assert.ok(!titlesAt(before('random_id.x.hex')).includes(IMPORT));
  });

  test('keeping line breaks and tabs, under a name that is free', () => {
    checkAction(
      'resource "auth0_resource_server" "api" {\r\n\tidentifier = "https://api"\r\n\r\n\tscopes {\r\n\t\tvalue = "a$0"\r\n\t}\r\n}\r\nresource "auth0_resource_server_scopes" "api" {\r\n\tresource_server_identifier = "https://other"\r\n\tscopes {\r\n\t\tname = "b"\r\n\t}\r\n}\r\n',
      MOVE,
      'resource "auth0_resource_server" "api" {\r\n\tidentifier = "https://api"\r\n}\r\n\r\nresource "auth0_resource_server_scopes" "api_2" {\r\n\tresource_server_identifier = auth0_resource_server.api.identifier\r\n\r\n\tscopes {\r\n\t\tname = "a"\r\n\t}\r\n}\r\nresource "auth0_resource_server_scopes" "api" {\r\n\tresource_server_identifier = "https://other"\r\n\tscopes {\r\n\t\tname = "b"\r\n\t}\r\n}\r\n',
    );
  });

  test('not where the provider cannot, and not where the API has such a resource', () => {
    const api =
      'resource "auth0_resource_server" "api" {\n  identifier = "https://api"\n  scopes {\n    value = "$0a"\n  }\n}\n';
    const scopes =
      'resource "auth0_resource_server_scopes" "x" {\n  resource_server_identifier = "https://api"\n  scopes {\n    name = "a"\n  }\n}\n';
    assert.ok(!titlesAt(api, { version: '0.47.0' }).includes(MOVE));
    assert.ok(!titlesAt(api, { files: { 'scopes.tf': scopes } }).includes(MOVE));
    assert.ok(titlesAt(api).includes(MOVE));
  });
});
