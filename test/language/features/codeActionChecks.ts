// A code action turns one text into another. What it makes parses, and has no problem that was not there before.
import assert from 'node:assert/strict';
import { type CodeAction, codeActions, type Context, parse, validate } from '../../../server/src/language';
import { applyEdits, contextOf, cursor, type World } from '../../fixture';

/** The actions at the `$0` of a text; of two, the text between them is selected. */
export function actionsAt(marked: string, world: World = {}, only?: readonly string[]): readonly CodeAction[] {
  const { context, from, to } = selected(marked, world);
  return codeActions(context, { from, to }, only);
}

/** The titles of the actions at the cursor. */
export function titlesAt(marked: string, world: World = {}, only?: readonly string[]): string[] {
  return actionsAt(marked, world, only).map((it) => it.title);
}

/** The action called `title` turns `before` into `after`. Other files that it changes are compared with `files`. */
export function checkAction(
  before: string,
  title: string,
  after: string,
  world: World & { readonly after?: Readonly<Record<string, string>> } = {},
): void {
  const { context } = selected(before, world);
  const found = actionsAt(before, world).filter((it) => it.title === title);
  assert.equal(found.length, 1, `${title} is among: ${titlesAt(before, world).join('; ')}`);
  const [action] = found as [CodeAction];
  const changed = applied(context, action);
  const name = world.name ?? 'main.tf';
  assert.equal(changed[name], after);
  for (const [file, text] of Object.entries(world.after ?? {})) assert.equal(changed[file], text);
  const now = contextOf(after, { ...world, files: { ...world.files, ...world.after } });
  assert.deepEqual(parse('file:///x.tf', after).errors, []);
  const rules = (it: Context) => validate(it).map((problem) => problem.rule);
  const known = rules(context);
  assert.deepEqual(
    rules(now).filter((it) => !known.includes(it)),
    [],
    'no new problems',
  );
}

/** Text by name after the action. */
export function applied({ module }: Context, { edits }: CodeAction): Record<string, string> {
  const texts = module.documents.map(({ uri, text }) => {
    const name = uri.slice(uri.lastIndexOf('/') + 1);
    return [
      name,
      applyEdits(
        text,
        edits.filter((it) => it.uri === uri),
      ),
    ] as const;
  });
  return Object.fromEntries(texts);
}

function selected(marked: string, world: World): { context: Context; from: number; to: number } {
  const from = marked.indexOf('$0');
  const rest = marked.slice(0, from) + marked.slice(from + 2);
  const isSelection = rest.includes('$0');
  const { text, offset } = isSelection ? cursor(rest) : cursor(marked);
  return { context: contextOf(text, world), from: isSelection ? from : offset, to: offset };
}
