resource "auth0_resource_server" "twice" {
  identifier     = "https://twice.example.com"
  token_lifetime = 3600

  # Set already, two lines above. To Terraform this is a syntax error.
  token_lifetime = 7200
}
