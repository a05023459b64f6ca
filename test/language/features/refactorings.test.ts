import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { checkAction, titlesAt } from './codeActionChecks';

const MOVE = 'Move scopes to auth0_resource_server_scopes';
const IMPORT = `${MOVE} and import the existing ones`;
const CLEAN = 'Remove nulls, defaults, empty blocks and read-only attributes';
const FILL = 'Add all optional attributes';
const SORT = 'Sort scopes by name';
const SPLIT = 'Split into one auth0_resource_server_scope for each';
const MERGE = 'Merge scopes into one auth0_resource_server_scopes';

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
