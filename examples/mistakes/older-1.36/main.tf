# 1.36: the first versions that know the My Account API fail to create it.
terraform {
  required_providers {
    auth0 = {
      source  = "auth0/auth0"
      version = "1.36.0"
    }
  }
}

resource "auth0_resource_server" "my_account" {
  # 1.7.0 to 1.36.0 cannot create this API.
  identifier = "https://example.eu.auth0.com/me/"
}
