# The constraint allows every 1.x from 1.51 on; the lock file beside this one
# says which release is in force.
terraform {
  required_version = ">= 1.5"

  required_providers {
    auth0 = {
      source  = "auth0/auth0"
      version = "~> 1.51"
    }
  }
}

provider "auth0" {
  domain = var.auth0_domain
}

# A second tenant, used where a resource says `provider = auth0.partners`.
provider "auth0" {
  alias  = "partners"
  domain = var.partners_domain
}
