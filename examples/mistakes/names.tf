# Names that the provider does not know, or knows as something else.
resource "auth0_resource_server" "names" {
  identifier = "https://names.example.com"

  # Misspelt: token_lifetime.
  token_lifetme = 3600

  # The dashboard calls it RBAC, the provider enforce_policies.
  rbac_enabled = true

  # Removed in 0.46: the API refuses it.
  options = {
    team = "names"
  }

  # Removed in 1.0: scopes have their own resource now.
  scopes {
    value       = "read:names"
    description = "Read names"
  }

  # A block, not an attribute: no equals sign.
  proof_of_possession = {
    mechanism = "dpop"
    required  = true
  }

  # An attribute, not a block.
  token_lifetime_for_web {
    seconds = 3600
  }

  # Misspelt block: token_encryption.
  token_encription {
    disable = true
  }

  subject_type_authorization {
    # Misspelt inside a block: user.
    users {
      policy = "allow_all"
    }
  }

  # Set by Auth0, only to be read.
  id        = "65f1c0ffee65f1c0ffee65f1"
  client_id = "AaBbCcDd"
  is_system = false
}

# The identifier is missing: it is required since 0.38.
resource "auth0_resource_server" "nameless" {
  name = "Nameless"
}

# A resource has a type and a name.
resource "auth0_resource_server" {
  identifier = "https://unnamed.example.com"
}

# And no more than that.
resource "auth0_resource_server" "labels" "again" {
  identifier = "https://labels.example.com"

  # A block inside has no label at all.
  proof_of_possession "dpop" {
    mechanism = "dpop"
    required  = true
  }
}

# One resource for all scopes, but no scopes; and no API that they belong to.
resource "auth0_resource_server_scopes" "empty" {
}

# The scope itself is missing, because it has the wrong name.
resource "auth0_resource_server_scope" "renamed" {
  resource_server_identifier = auth0_resource_server.names.identifier

  # Here the scope is called `scope`; `name` belongs to auth0_resource_server_scopes.
  name = "read:names"
}
