// Where and what to write for APIs of a tenant: documents in, edits out. Nothing here asks an editor or a tenant.
import {
  type Document,
  eolOf,
  type HclBlock,
  importBlocksOf,
  type Module,
  type PlacedEdit,
  printBlocks,
  resourcesOf,
  variablesOf,
} from '../../../server/src/language';
import { labelsFor } from '../tenant/names';
import { type ResourceServer } from '../tenant/resourceServer';
import { API, type ApiHcl, toHcl } from '../tenant/toHcl';
import { type Insertion, insertion, insertionAtEnd } from './place';

/** Where the user is. */
export interface Target {
  /** Of the document; a new, unsaved document is a module of its own. */
  readonly module: Module;
  /** One of the module's. */
  readonly document: Document;
  /** Of the cursor. */
  readonly offset: number;
  /** Of the provider in force for the module. */
  readonly version: string;
}

export interface Plan {
  /** At most one for each document. */
  readonly edits: readonly PlacedEdit[];
  /** In the document after the edits: behind the last block that was written there. */
  readonly cursor: { readonly uri: string; readonly offset: number };
  /** One for each API, in the same order. */
  readonly apis: readonly ApiHcl[];
  /** Sentences for the user: what was left out and why, and what remains to do. */
  readonly notes: readonly string[];
}

/** The APIs as blocks at the cursor; variables go to variables.tf where the module has one. */
export function planInsert(target: Target, servers: readonly ResourceServer[]): Plan {
  return planBlocks(target, newApis(target, servers), () => []);
}

/** Terraform for the APIs, with names that the module does not have yet. */
export function newApis({ module, version }: Target, servers: readonly ResourceServer[]): readonly ApiHcl[] {
  const resources = resourcesOf(module).filter((it) => it.mode === 'resource');
  const taken = [...resources, ...importBlocksOf(module)].filter((it) => it.type.startsWith(API)).map((it) => it.name);
  const labels = labelsFor(servers, new Set(taken));
  const variables = new Set(variablesOf(module).keys());
  return servers.map((it, index) => toHcl(it, { version, label: labels[index] ?? '', variables }));
}

/** `above` gives the blocks that stand right above an API's own. */
export function planBlocks(
  target: Target,
  apis: readonly ApiHcl[],
  above: (api: ApiHcl) => readonly HclBlock[],
  elsewhere: readonly Elsewhere[] = [],
): Plan {
  const { module, document, offset } = target;
  const variables = { file: 'variables', blocks: apis.flatMap((it) => it.variables) };
  const here = apis.flatMap((it) => [...above(it), ...it.blocks]);
  const others: Insertion[] = [];
  for (const { file, blocks } of [...elsewhere, variables]) {
    const own = blocks.length > 0 ? fileOf(module, file) : undefined;
    if (own && own !== document) others.push(insertionAtEnd(own, printed(own, blocks)));
    else here.push(...blocks);
  }
  const edit = insertion(document, offset, printed(document, here));
  const edits = here.length > 0 ? [edit, ...others] : others;
  return {
    edits: edits.map(({ uri, span, text }) => ({ uri, span, text })),
    cursor: { uri: document.uri, offset: here.length > 0 ? edit.cursor : offset },
    apis,
    notes: apis.flatMap(({ label, notes }) => notes.map((it) => (apis.length > 1 ? `${label}: ${it}` : it))),
  };
}

/** Blocks for a file of their own, if the module has it: `variables` means variables.tf or variables.tofu. */
export interface Elsewhere {
  readonly file: string;
  readonly blocks: readonly HclBlock[];
}

export function fileOf({ documents, uri }: Module, name: string): Document | undefined {
  return documents.find((it) => it.uri === `${uri}/${name}.tf` || it.uri === `${uri}/${name}.tofu`);
}

export function printed(document: Document, blocks: readonly HclBlock[]): string {
  return printBlocks(blocks, { eol: eolOf(document) });
}
