# Each of these is right alone; together they are not what anybody means.
resource "auth0_resource_server" "together" {
  name       = "Together"
  identifier = "https://together.example.com"

  # A secret in the file, for an algorithm that has none.
  signing_alg    = "RS256"
  signing_secret = "0123456789abcdef"

  # Browsers may not keep tokens longer than all others.
  token_lifetime         = 3600
  token_lifetime_for_web = 7200

  # Permissions in the tokens, without RBAC.
  token_dialect = "access_token_authz"

  # Changes nothing; "null" in quotes would.
  consent_policy = null

  # Turned off, and set.
  proof_of_possession {
    disable   = true
    mechanism = "dpop"
  }

  # A format and no key. All of it needs an add-on.
  token_encryption {
    format = "compact-nested-jwe"
  }

  # Says nothing.
  subject_type_authorization {}

  # There are no scopes here since 1.0.0.
  lifecycle {
    ignore_changes = [scopes]
  }
}

resource "auth0_resource_server" "rbac" {
  # The same identifier as above.
  identifier = "https://together.example.com"

  # RBAC, without permissions in the tokens.
  enforce_policies = true

  # The API also wants to know whether it is required.
  proof_of_possession {
    mechanism = "dpop"
  }
}

resource "auth0_resource_server" "slash" {
  # Another API than the two above.
  identifier = "https://together.example.com/"

  # auth0-ignore: value-range
  token_lifetime = 3600
}

# No API is named.
data "auth0_resource_server" "none" {
}
