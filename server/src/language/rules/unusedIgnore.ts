import { type Document, type Span, type Word } from '../hcl/tree';
import { type Fix } from '../types';
import { replaced } from './edits';
import { type Ignore } from './ignore';
import { nearest } from './nearest';
import { type Described, type Problem } from './rule';
import { didYouMean, quoted } from './wording';

/** Comments that silence nothing. It has no `check`: it comes after all rules, when what they found is known. */
export const unusedIgnore: Described = { id: 'unused-ignore', severity: 'warning' };

/**
 * The ids that silenced none of `silenced`, which are rule ids by comment. A rule in `off` finds nothing anyway, so nobody
 * knows what it would have found.
 */
export function* unusedIgnores(
  document: Document,
  ignores: readonly Ignore[],
  silenced: ReadonlyMap<Ignore, ReadonlySet<string>>,
  known: readonly string[],
  isOff: (id: string) => boolean,
): Iterable<Problem> {
  for (const ignore of ignores) {
    if (ignore.ids.length === 0)
      yield problem(ignore, 'This comment names no rule. Write its id after the colon.', () => [without()]);
    for (const id of ignore.ids) {
      if (!known.includes(id.text)) {
        const meant = nearest(id.text, known);
        const change = (to: string) => ({
          title: `Change to ${to}`,
          edits: [replaced(document, id, to)],
          preferred: true,
        });
        yield problem(id, `There is no rule ${quoted(id.text)}.${didYouMean(meant)}`, () =>
          meant === undefined ? [without(id)] : [change(meant), { ...without(id), preferred: false }],
        );
      } else if (!silenced.get(ignore)?.has(id.text) && !isOff(id.text)) {
        yield problem(id, `${id.text} finds nothing in this line. Remove it here.`, () => [without(id)]);
      }
    }

    /** Without the id, or without the comment where that has no other. */
    function without(id?: Word): Fix {
      const index = id ? ignore.ids.indexOf(id) : 0;
      const [before, after] = [ignore.ids[index - 1], ignore.ids[index + 1]];
      const span =
        id && after
          ? { from: id.from, to: after.from }
          : id && before
            ? { from: before.to, to: id.to }
            : lineOrEnd(document, ignore);
      return { title: `Remove ${id?.text ?? 'this comment'}`, edits: [replaced(document, span, '')], preferred: true };
    }
  }
}

/** The line of a comment that stands alone; the comment and the space before it where it does not. */
function lineOrEnd({ text }: Document, { from, to }: Span): Span {
  const start = /[ \t]*$/.exec(text.slice(text.lastIndexOf('\n', from - 1) + 1, from))?.index ?? 0;
  const lineStart = text.lastIndexOf('\n', from - 1) + 1;
  const lineBreak = /^\r?\n/.exec(text.slice(to))?.[0].length ?? 0;
  return { from: lineStart + start, to: start === 0 ? to + lineBreak : to };
}

function problem({ from, to }: Span, message: string, fixes: Problem['fixes'] & object): Problem {
  return { at: { from, to }, message, tags: ['unnecessary'], fixes };
}
