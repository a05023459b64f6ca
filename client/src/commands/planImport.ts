// Bringing APIs under Terraform's care: `import` blocks, or the commands that did it before Terraform 1.5.
import {
  type Api,
  apiAt,
  attributeOf,
  type HclBlock,
  importBlocksOf,
  localModuleCalls,
  mayRunTerraform,
  type Module,
  type Refusal,
  resourcesOf,
} from '../../../server/src/language';
import { type ResourceServer } from '../tenant/resourceServer';
import { API, type ImportTarget, importsOf, SCOPES } from '../tenant/toHcl';
import { insertionAtEnd, insertionBefore } from './place';
import { fileOf, newApis, type Plan, planBlocks, printed, type Target } from './planInsert';

export interface ImportPlan extends Plan {
  /** What `terraform import` is to be given, where `import` blocks cannot be used; else none. */
  readonly commands: readonly ImportTarget[];
}

/** Like `planInsert`, with `import` blocks: in imports.tf where the module has one, else right above what they import. */
export function planImport(target: Target, servers: readonly ResourceServer[]): ImportPlan {
  const { module } = target;
  const apis = newApis(target, servers);
  const way = wayOf(module);
  if (way.kind !== 'blocks') {
    const plan = planBlocks(target, apis, () => []);
    const commands =
      way.kind === 'commands' ? apis.flatMap((it) => it.imports).map((it) => inModule(it, way.path)) : [];
    return { ...plan, notes: [...plan.notes, way.note], commands };
  }
  const file = fileOf(module, 'imports');
  const plan = file
    ? planBlocks(target, apis, () => [], [
        { file: 'imports', blocks: apis.flatMap((it) => it.imports.map(importBlock)) },
      ])
    : planBlocks(target, apis, (it) => it.imports.map(importBlock));
  return { ...plan, commands: [] };
}

/** An `import` block for an API that the module has already, and for its scopes if they are a resource of their own. */
export function planAddImport(
  { module, document }: Pick<Target, 'module' | 'document'>,
  api: Api,
  server: ResourceServer,
): Pick<ImportPlan, 'edits' | 'cursor' | 'notes' | 'commands'> | Refusal {
  if (isRepeated(api.block)) {
    return { refusal: `${API}.${api.name} has count or for_each: write which of its instances the API is.` };
  }
  const known = new Set(importBlocksOf(module).map((it) => `${it.type}.${it.name}`));
  const wanted = importsOf(server, api.name, scopesOf(module, api)).filter((it) => !known.has(it.to));
  if (wanted.length === 0) return { refusal: `${API}.${api.name} has an import block already.` };
  const way = wayOf(module);
  const cursor = { uri: document.uri, offset: api.block.from };
  if (way.kind !== 'blocks') {
    const commands = way.kind === 'commands' ? wanted.map((it) => inModule(it, way.path)) : [];
    return { edits: [], cursor, notes: [way.note], commands };
  }
  const file = fileOf(module, 'imports');
  const where = file ?? document;
  const text = printed(where, wanted.map(importBlock));
  const {
    uri,
    span,
    text: inserted,
    cursor: offset,
  } = file ? insertionAtEnd(file, text) : insertionBefore(document, api.block.from, text);
  return { edits: [{ uri, span, text: inserted }], cursor: { uri, offset }, notes: [], commands: [] };
}

function importBlock({ to, id }: ImportTarget): HclBlock {
  return { type: 'import', labels: [], attributes: [['to', { reference: to }], ['id', id]], blocks: [] }; // prettier-ignore
}

/** The names of the resources that hold the API's scopes as a list. */
function scopesOf(module: Module, api: Api): readonly string[] {
  return resourcesOf(module)
    .filter(({ mode, type, block }) => mode === 'resource' && type === SCOPES && !isRepeated(block))
    .filter(({ block }) => apiAt(module, attributeOf(block.body, 'resource_server_identifier')?.value) === api)
    .map((it) => it.name);
}

function isRepeated({ body }: Api['block']): boolean {
  return attributeOf(body, 'count') !== undefined || attributeOf(body, 'for_each') !== undefined;
}

/** How a module's resources can be imported. */
type Way =
  | { readonly kind: 'blocks' }
  | { readonly kind: 'commands'; readonly path: string; readonly note: string }
  | { readonly kind: 'none'; readonly note: string };

function wayOf(module: Module): Way {
  const path = pathTo(module);
  if (path === undefined) {
    return {
      kind: 'none',
      note: 'This module is called more than once. Import the APIs where it is called, each under the address of one call.',
    };
  }
  if (path !== '') {
    return {
      kind: 'commands',
      path,
      note: 'Terraform reads import blocks in the root module only. Run the commands there instead.',
    };
  }
  if (mayRunTerraform(module, '1.5.0')) return { kind: 'blocks' };
  return {
    kind: 'commands',
    path,
    note: 'Import blocks need Terraform 1.5, which required_version excludes. Run the commands instead.',
  };
}

/** `module.shop.` for a module that is called once; empty for a root module. Undefined where several copies may exist. */
function pathTo(module: Module, seen: readonly Module[] = []): string | undefined {
  if (module.callers.length === 0) return '';
  const calls = module.callers.flatMap((caller) =>
    localModuleCalls(caller)
      .filter((it) => it.uri === module.uri)
      .map((call) => ({ caller, call })),
  );
  const [only] = calls;
  if (!only || calls.length > 1 || isRepeated(only.call.block) || seen.includes(module)) return undefined;
  const outer = pathTo(only.caller, [...seen, module]);
  return outer === undefined ? undefined : `${outer}module.${only.call.name}.`;
}

function inModule({ to, id }: ImportTarget, path: string): ImportTarget {
  return { to: path + to, id };
}
