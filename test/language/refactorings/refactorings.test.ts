import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkAction, titlesAt } from '../features/codeActionChecks';

const CLEAN = 'Remove nulls, defaults, empty blocks and read-only attributes';
const FILL = 'Add all optional attributes';
const SORT = 'Sort scopes by name';
const SPLIT = 'Split into one auth0_resource_server_scope for each';
const MERGE = 'Merge scopes into one auth0_resource_server_scopes';

describe('a secret becomes a variable', () => {
  const before = `resource "auth0_resource_server" "api" {
  identifier     = "https://api"
  signing_alg    = "HS256"
  signing_secret = "0123456789abc$0def"
}
`;
  const after = (name: string) => before.replace('"0123456789abc$0def"', `var.${name}`);
  const variable = (name: string) => `variable "${name}" {
  type      = string
  sensitive = true
}
`;
  const TITLE = 'Move signing_secret to a sensitive variable';

  test('below the block', () => {
    checkAction(before, TITLE, `${after('api_signing_secret')}\n${variable('api_signing_secret')}`);
  });

  test('in variables.tf where there is one, under a free name', () => {
    const variables = 'variable "api_signing_secret" {}\n';
    checkAction(before, TITLE, after('api_signing_secret_2'), {
      files: { 'variables.tf': variables },
      after: { 'variables.tf': `${variables}\n${variable('api_signing_secret_2')}` },
    });
    checkAction(before, TITLE, after('api_signing_secret'), {
      files: { 'variables.tf': '' },
      after: { 'variables.tf': variable('api_signing_secret').trimEnd() },
    });
  });

  test('no title and no new text repeats it', () => {
    assert.ok(!JSON.stringify(titlesAt(before)).includes('0123456789'));
  });
});

describe('one resource for all scopes, or one for each', () => {
  const API = 'resource "auth0_resource_server" "api" {\n  identifier = "https://api"\n}\n\n';
  const grant = (list: string, space = list.includes('\n') ? '' : ' ') => `
resource "auth0_client_grant" "app" {
  client_id${space} = "x"
  audience${space}  = auth0_resource_server.api.identifier
  scopes${space}    = ["read:a"]
  depends_on = ${list}
}
`;
  const together = `resource "auth0_resource_server_scopes" "api" {
  resource_server_identifier = auth0_resource_server.api.identifier

  # The first.
  scopes {
    name        = "read:a" # often
    description = "Read"
  }

  scopes {
    name = "write:a"
  }
}
`;
  const first = `# The first.
resource "auth0_resource_server_scope" "api_read_a" {
  resource_server_identifier = auth0_resource_server.api.identifier
  scope                      = "read:a" # often
  description                = "Read"
}
`;
  const second = `
resource "auth0_resource_server_scope" "api_write_a" {
  resource_server_identifier = auth0_resource_server.api.identifier
  scope                      = "write:a"
}
`;
  const one = '[auth0_resource_server_scopes.api]';
  const two = '[\n    auth0_resource_server_scope.api_read_a,\n    auth0_resource_server_scope.api_write_a,\n  ]';

  test('split, with those who depend on it', () => {
    checkAction(
      API + together.replace('identifier =', 'identifier$0 =') + grant(one),
      SPLIT,
      API + first + second + grant(two),
    );
  });

  test('merged, with those who depend on them', () => {
    checkAction(API + first.replace('scope ', 'sc$0ope ') + second + grant(two), MERGE, API + together + grant(one));
  });

  test('not where something refers to one of them in another way', () => {
    const output = 'output "x" {\n  value = auth0_resource_server_scopes.api.id\n}\n';
    assert.ok(!titlesAt(API + together.replace('# The', '# $0The') + output).includes(SPLIT));
    assert.ok(titlesAt(API + together.replace('# The', '# $0The')).includes(SPLIT));
  });
});

describe('what -generate-config-out writes', () => {
  const before = `# __generated__ by Terraform
resource "auth0_resource_server" "api" {
  allow_offline_access = false
  client_id            = null
  consent_policy       = null$0
  identifier           = "https://api"
  is_system            = false
  name                 = "API"
  signing_alg          = "RS256"
  signing_secret       = null # sensitive
  token_lifetime       = 3600
  token_encryption {
    disable = null
    format  = null
  }
  proof_of_possession {
    mechanism = "dpop"
    required  = false
    # required_for later
    required_for = null
  }
  subject_type_authorization {
    # open
    user {
      policy = "allow_all"
    }
  }
}
`;
  const after = `# __generated__ by Terraform
resource "auth0_resource_server" "api" {
  identifier     = "https://api"
  name           = "API"
  token_lifetime = 3600
  proof_of_possession {
    mechanism = "dpop"
    required  = false
    # required_for later
  }
  subject_type_authorization {
    # open
    user {
      policy = "allow_all"
    }
  }
}
`;
  const another = 'resource "auth0_resource_server" "b" {\n  identifier = "https://b"\n  name       = null\n}\n';

  test('goes from a block, from a selection, from a file', () => {
    checkAction(before, CLEAN, after);
    checkAction(
      `${before}\n${another}`,
      `${CLEAN} in this file`,
      `${after}\n${another.replace('  name       = null\n', '')}`,
    );
    checkAction(
      `$0${before.replace('$0', '')}\n${another.replace('null', 'nu$0ll')}`,
      CLEAN,
      `${after}\n${another.replace('  name       = null\n', '')}`,
    );
  });

  test('is not offered where nothing is needless', () => {
    assert.ok(!titlesAt(after.replace('"API"', '"A$0PI"')).some((it) => it.startsWith(CLEAN)));
  });
});

describe('all optional attributes', () => {
  test('come with defaults and nulls, as the version in force has them', () => {
    checkAction(
      `resource "auth0_resource_server" "api" {
  identifier = "https://a$0pi" # the one
  token_lifetime = 60

  scopes {
    value = "a"
  }
}
`,
      FILL,
      `resource "auth0_resource_server" "api" {
  identifier = "https://api" # the one
  token_lifetime = 60
  name                                            = null
  signing_alg                                     = "RS256"
  token_lifetime_for_web                          = null
  token_dialect                                   = "access_token"
  enforce_policies                                = false
  allow_offline_access                            = false
  skip_consent_for_verifiable_first_party_clients = false
  verification_location                           = null

  scopes {
    value = "a"
  }
}
`,
      { version: '0.47.0' },
    );
  });

  test('of the innermost block', () => {
    checkAction(
      'resource "auth0_resource_server" "api" {\n  identifier = "https://api"\n\n  proof_of_possession { dis$0able = true }\n}\n',
      FILL,
      'resource "auth0_resource_server" "api" {\n  identifier = "https://api"\n\n  proof_of_possession {\n    disable      = true\n    required_for = null\n  }\n}\n',
    );
  });
});

describe('scopes are sorted', () => {
  test('with their comments; dynamic ones stay', () => {
    checkAction(
      `resource "auth0_resource_server_scopes" "api" {
  resource_server_identifier = var.api$0

  # second
  scopes {
    name = "b"
  }
  dynamic "scopes" {
    for_each = var.scopes
    content {
      name = scopes.value
    }
  }
  scopes {
    name = "a"
  } # first
}
`,
      SORT,
      `resource "auth0_resource_server_scopes" "api" {
  resource_server_identifier = var.api

  scopes {
    name = "a"
  } # first
  dynamic "scopes" {
    for_each = var.scopes
    content {
      name = scopes.value
    }
  }
  # second
  scopes {
    name = "b"
  }
}
`,
    );
  });

  test('unless they are, or a name is not known', () => {
    const text = (a: string, b: string) =>
      `resource "auth0_resource_server_scopes" "api" {\n  resource_server_identifier = var.api$0\n  scopes {\n    name = ${a}\n  }\n  scopes {\n    name = ${b}\n  }\n}\n`;
    assert.ok(titlesAt(text('"b"', '"a"')).includes(SORT));
    assert.ok(!titlesAt(text('"a"', '"b"')).includes(SORT));
    assert.ok(!titlesAt(text('"b"', 'var.x')).includes(SORT));
  });
});
