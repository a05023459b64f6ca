# Text that is not Terraform. Only the first error is certain; what follows
# may be its echo, and is not reported.
resource "auth0_resource_server" "syntax" {
  identifier = "https://syntax.example.com"

  # The closing quote is missing.
  name = "Syntax

  token_lifetime = 3600
}
