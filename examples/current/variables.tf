variable "auth0_domain" {
  description = "Domain of the tenant, such as example.eu.auth0.com."
  type        = string
}

variable "partners_domain" {
  description = "Domain of the tenant for partners."
  type        = string
}

variable "hooks_secret" {
  description = "Secret that signs the tokens of the hooks API, at least 16 characters."
  type        = string
  sensitive   = true
}

variable "access_token_lifetime" {
  description = "Lifetime of access tokens in seconds."
  type        = number
  default     = 3600
}

variable "policy_id" {
  description = "ID of the authorization policy for payments."
  type        = string
}
