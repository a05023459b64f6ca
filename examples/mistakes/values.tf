# Values that the provider refuses at plan, or the API at apply.
resource "auth0_resource_server" "values" {
  # "<" and ">" may not occur in a name.
  name = "Values <draft>"

  # An identifier may not be empty.
  identifier = ""

  # HS256, RS256 or PS256.
  signing_alg = "RS512"

  # At least 16 bytes.
  signing_secret = "too short"

  # At most 30 days, 2592000 seconds.
  token_lifetime = 31536000

  # A whole number.
  token_lifetime_for_web = 3600.5

  # access_token, access_token_authz, rfc9068_profile or rfc9068_profile_authz.
  token_dialect = "access_token_with_permissions"

  # true or false.
  enforce_policies = "yes"

  # One value, not a list.
  allow_offline_access = [true]

  # transactional-authorization-with-mfa, or "null" in quotes.
  consent_policy = "mfa"

  proof_of_possession {
    # mtls or dpop.
    mechanism = "cookie"
    required  = true
    # all_clients or public_clients.
    required_for = "nobody"
  }

  subject_type_authorization {
    user {
      # Right here, and wrong below: applications have no allow_all.
      policy = "allow_all"
    }
    client {
      policy = "allow_all"
    }
  }
}

resource "auth0_resource_server" "letter_case" {
  identifier = "https://letter-case.example.com"

  # The provider takes any case, the API only RS256.
  signing_alg = "rs256"

  # The provider takes any case, the API only access_token_authz.
  token_dialect    = "Access_Token_Authz"
  enforce_policies = true

  subject_type_authorization {
    user {
      # Here the provider itself wants the exact case.
      policy = "Deny_All"
    }
  }
}

# Terraform converts these by itself: nothing is wrong.
resource "auth0_resource_server" "converted" {
  identifier           = "https://converted.example.com"
  token_lifetime       = "3600"
  allow_offline_access = "true"
}
