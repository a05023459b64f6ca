# Mistakes that only an old provider makes possible: 0.37.1 is in force here.
terraform {
  required_providers {
    auth0 = {
      source  = "auth0/auth0"
      version = "~> 0.37.0"
    }
  }
}

# Auth0 wants an identifier, even if this provider does not.
resource "auth0_resource_server" "old" {
  name = "Old"

  # 0.37 checks nothing; the API takes HS256, RS256, RS512 or PS256.
  signing_alg = "ES256"

  # The rfc9068 profiles came with 1.3.
  token_dialect = "rfc9068_profile"

  # The API has always refused it.
  options = {
    team = "old"
  }

  # Came with 1.7.
  consent_policy = "null"

  # Came with 1.28.
  subject_type_authorization {
    user {
      policy = "deny_all"
    }
  }

  # `name` is the word of the later scopes resource; here it is `value`.
  scopes {
    name = "read:old"
  }
}

# Came with 0.48.
resource "auth0_resource_server_scopes" "old" {
  resource_server_identifier = auth0_resource_server.old.identifier

  scopes {
    name = "read:old"
  }
}
