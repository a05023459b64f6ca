# An old module that nobody has dared to upgrade yet. There is no lock file:
# the newest release that the constraint allows, 0.37.1, is the one in force.
terraform {
  required_providers {
    auth0 = {
      source  = "auth0/auth0"
      version = "~> 0.37.0"
    }
  }
}
