// Which versions of Terraform itself a module may be run with.
import { nextPatch, parseConstraint, releaseOf, satisfies } from './constraint';
import { terraformVersionConstraints } from './requirements';
import { type Module } from './types';
import { compareVersions } from './versions';

/**
 * Whether `required_version` allows `version` of Terraform or some newer one. A module that asks for nothing, or for
 * something that cannot be read, may be run with any.
 */
export function mayRunTerraform(module: Module, version: string): boolean {
  const terms = terraformVersionConstraints(module).flatMap((it) => parseConstraint(it.text) ?? []);
  // What the terms name and the patches after that: if any version satisfies all terms, one of these does.
  const named = terms.flatMap((it) => [releaseOf(it.version), nextPatch(it.version)]);
  const candidates = [version, ...named].filter((it) => compareVersions(it, version) >= 0);
  return terms.length === 0 || candidates.some((it) => satisfies(it, terms));
}
