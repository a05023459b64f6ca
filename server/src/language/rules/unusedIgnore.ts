import { type Span } from '../hcl/tree';
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
  ignores: readonly Ignore[],
  silenced: ReadonlyMap<Ignore, ReadonlySet<string>>,
  known: readonly string[],
  isOff: (id: string) => boolean,
): Iterable<Problem> {
  for (const ignore of ignores) {
    if (ignore.ids.length === 0) yield problem(ignore, 'This comment names no rule. Write its id after the colon.');
    for (const id of ignore.ids) {
      if (!known.includes(id.text)) {
        yield problem(id, `There is no rule ${quoted(id.text)}.${didYouMean(nearest(id.text, known))}`);
      } else if (!silenced.get(ignore)?.has(id.text) && !isOff(id.text)) {
        yield problem(id, `${id.text} finds nothing in this line. Remove it here.`);
      }
    }
  }
}

function problem({ from, to }: Span, message: string): Problem {
  return { at: { from, to }, message, tags: ['unnecessary'] };
}
