# Tokens signed with a shared secret. Everything optional is switched off the
# way the provider wants it: "null" as text, and `disable` in the blocks.
resource "auth0_resource_server" "hooks" {
  provider = auth0.partners

  name           = "Hooks for partners"
  identifier     = "urn:example:hooks"
  signing_alg    = "HS256"
  signing_secret = var.hooks_secret

  token_lifetime         = var.access_token_lifetime
  token_lifetime_for_web = 900
  token_dialect          = "access_token"
  verification_location  = "https://hooks.example.com/verify"
  consent_policy         = "null"

  authorization_details {
    disable = true
  }

  token_encryption {
    disable = true
  }

  proof_of_possession {
    disable = true
  }

  subject_type_authorization {
    user {
      policy = "deny_all"
    }
    client {
      policy = "require_client_grant"
    }
  }
}
