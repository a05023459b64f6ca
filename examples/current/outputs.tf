output "orders_audience" {
  description = "What applications send as `audience`."
  value       = auth0_resource_server.orders.identifier
}

output "identifiers" {
  description = "Audience of each service."
  value       = { for name, api in auth0_resource_server.service : name => api.identifier }
}

output "identity_scopes" {
  description = "Scopes of the API that another team manages."
  value       = data.auth0_resource_server.identity.scopes[*].name
}

output "reports" {
  description = "What Auth0 filled in for the adopted API."
  value = {
    id        = auth0_resource_server.reports.id
    client_id = auth0_resource_server.reports.client_id
    is_system = auth0_resource_server.reports.is_system
  }
}
