# An API of highly regulated kind: encrypted tokens, bound to the client's
# certificate, and a second factor for each payment.
resource "auth0_resource_server" "payments" {
  name        = "Payments"
  identifier  = "https://api.example.com/payments"
  signing_alg = "PS256"

  token_lifetime         = 600
  token_lifetime_for_web = 600
  enforce_policies       = true
  token_dialect          = "rfc9068_profile_authz"
  consent_policy         = "transactional-authorization-with-mfa"

  authorization_details {
    type = "payment_initiation"
  }

  authorization_details {
    type = "account_access"
  }

  token_encryption {
    format = "compact-nested-jwe"

    encryption_key {
      name      = "payments-2026"
      algorithm = "RSA-OAEP-256"
      kid       = "payments-2026"
      pem       = file("${path.module}/payments-2026.pem")
    }
  }

  proof_of_possession {
    mechanism    = "mtls"
    required     = true
    required_for = "all_clients"
  }

  # Early access.
  authorization_policy {
    policy_id = var.policy_id
  }

  subject_type_authorization {
    user {
      policy = "require_client_grant"
    }
    client {
      policy = "require_client_grant"
    }
  }
}

# One scope at a time, for APIs whose scopes are declared in several places.
resource "auth0_resource_server_scope" "start_payment" {
  resource_server_identifier = auth0_resource_server.payments.identifier
  scope                      = "start:payment"
  description                = "Start a payment"
}

resource "auth0_resource_server_scope" "read_payment" {
  resource_server_identifier = auth0_resource_server.payments.identifier
  scope                      = "read:payment"
  description                = "See what became of a payment"
}
