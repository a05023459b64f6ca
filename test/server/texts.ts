// The Terraform that the server's tests talk about.

/** An API with more in its body; `body` brings its own line breaks. */
export function api(body: string): string {
  return `resource "auth0_resource_server" "api" {\n  identifier = "https://api"\n${body}}\n`;
}

/** An API with a block that is fine in 0.37.0, deprecated in 0.50.0 and gone in 1.2.0. */
export const scopes = api('  scopes {\n    value = "read:users"\n  }\n');

/** A requirement of one version of the provider. */
export function pin(version: string): string {
  return `terraform {\n  required_providers {\n    auth0 = {\n      source  = "auth0/auth0"\n      version = "${version}"\n    }\n  }\n}\n`;
}

/** A lock file that has chosen a version of the provider. */
export function lock(version: string): string {
  return `provider "registry.terraform.io/auth0/auth0" {\n  version = "${version}"\n}\n`;
}

export const untitled = 'untitled:Untitled-1';
