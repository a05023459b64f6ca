// The `import` blocks of a module: what they bring under Terraform's care, and by which id.
import { type Block, type Document, type Expression } from '../hcl/tree';
import { attributeOf, blocksOf, stringValue } from '../hcl/walk';
import { perModule } from '../module';
import { type Module } from '../types';

export interface ImportBlock {
  readonly block: Block;
  readonly document: Document;
  /** Type and name of the resource at the end of `to`; those of a called module too. */
  readonly type: string;
  readonly name: string;
  /** `to` leads into a called module. */
  readonly inModule: boolean;
  /** Undefined while it is missing. */
  readonly id: Expression | undefined;
}

/** In the order of the module's documents. Those without a readable `to` are left out. */
export const importBlocksOf = perModule((module): readonly ImportBlock[] =>
  module.documents.flatMap((document) =>
    blocksOf(document.body, 'import').flatMap((block) => {
      const names = addressNames(attributeOf(block.body, 'to')?.value);
      const inModule = names[0] === 'module';
      const [type, name] = names.slice(-2);
      if (type === undefined || name === undefined || names.length % 2 !== 0) return [];
      return [{ block, document, type, name, inModule, id: attributeOf(block.body, 'id')?.value }];
    }),
  ),
);

const imported = perModule((module): ReadonlySet<string> => {
  const own = importBlocksOf(module).filter((it) => !it.inModule);
  const above = callersOf(module).flatMap((it) => importBlocksOf(it).filter(({ inModule }) => inModule));
  return new Set([...own, ...above].map((it) => `${it.type}.${it.name}`));
});

/** Whether an `import` block brings in that resource, or one of its copies: one of the module, or of one that calls it. */
export function isImported(module: Module, address: string): boolean {
  return imported(module).has(address);
}

/** All above it. They may call each other in a circle. */
function callersOf(module: Module): readonly Module[] {
  const found = new Set(module.callers);
  for (const it of found) for (const caller of it.callers) found.add(caller);
  return [...found];
}

/** `["module", "a", "auth0_client", "b"]` for `module.a["x"].auth0_client.b[0]`. */
function addressNames(to: Expression | undefined): readonly string[] {
  if (to?.kind !== 'traversal') return stringValue(to)?.split('.') ?? [];
  return [to.root.text, ...to.steps.flatMap((it) => (it.kind === 'attribute' ? [it.name.text] : []))];
}
