# Blocks that stand too often, or lack something.
resource "auth0_resource_server" "blocks" {
  identifier = "https://blocks.example.com"

  proof_of_possession {
    mechanism = "dpop"
    required  = true
  }

  # Only one is allowed.
  proof_of_possession {
    mechanism = "mtls"
    required  = false
  }

  token_encryption {
    format = "compact-nested-jwe"

    # The algorithm and the pem are missing.
    encryption_key {
      name = "first"
    }

    # Only one is allowed.
    encryption_key {
      name      = "second"
      algorithm = "RSA-OAEP-256"
      pem       = file("second.pem")
    }
  }
}

resource "auth0_resource_server_scopes" "blocks" {
  resource_server_identifier = auth0_resource_server.blocks.identifier

  scopes {
    name        = "read:blocks"
    description = "Read blocks"
  }

  # `value` was the name of the old inline block; here it is `name`.
  scopes {
    value = "create:blocks"
  }
}
