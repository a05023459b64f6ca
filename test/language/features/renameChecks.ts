// Renaming in tests: the module's texts afterwards.
import { type Context, type Module, prepareRename, rename } from '../../../server/src/language';
import { applyEdits } from '../../fixture';

/** The texts of the module by file name after the rename, or why there is none. */
export function renamed(
  context: Context,
  offset: number,
  name: string,
  addMoved: boolean,
): Record<string, string> | { readonly refusal: string } {
  const edits = rename(context, offset, name, addMoved);
  if ('refusal' in edits) return edits;
  const { module } = context;
  return Object.fromEntries(
    module.documents.map(({ uri, text }) => [
      nameIn(module, uri),
      applyEdits(
        text,
        edits.filter((it) => it.uri === uri),
      ),
    ]),
  );
}

/** Why what stands there cannot be renamed; undefined where it can, or where nothing has a name. */
export function refusalAt(context: Context, offset: number): string | undefined {
  const found = prepareRename(context, offset);
  return found && 'refusal' in found ? found.refusal : undefined;
}

function nameIn(module: Module, uri: string): string {
  return uri.slice(module.uri.length + 1);
}
