variable "catalogue_secret" {
  description = "Secret shared with the search service, at least 16 characters."
  type        = string
  sensitive   = true
}

variable "catalogue_scopes" {
  description = "Scopes of the catalogue: name and description."
  type        = map(string)
  default = {
    "search:books" = "Search the catalogue"
    "search:media" = "Search films and music"
  }
}

variable "reader_client_id" {
  description = "Client ID of the reader application."
  type        = string
}
