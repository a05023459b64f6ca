import { reported } from '../rules';
import { type Ignore, ignoresIn } from '../rules/ignore';
import { unusedIgnore } from '../rules/unusedIgnore';
import { type Completion, type Context } from '../types';
import { placed } from './completeOffer';
import { validate } from './validate';

/** The ids of rules in a comment `auth0-ignore:`, those that speak in its line first. Undefined outside of such comments. */
export function completeIgnore(context: Context, offset: number): Completion[] | undefined {
  const ignore = ignoresIn(context.document).find(({ list }) => offset >= list.from && offset <= list.to);
  if (!ignore) return undefined;
  const typed = ignore.ids.find((it) => it.from <= offset && offset <= it.to) ?? { from: offset, to: offset };
  const listed = ignore.ids.filter((it) => it !== typed).map((it) => it.text);
  const found = rulesIn(ignore, context);
  const offers = reported
    .filter(({ id }) => id !== unusedIgnore.id && !listed.includes(id))
    .map(({ id, severity }) => ({
      label: id,
      kind: 'value' as const,
      text: id,
      detail: found.has(id) ? `${severity} in this line` : severity,
      rank: found.has(id) ? 1 : 5,
    }));
  return placed({ ...typed, cursor: offset }, offers);
}

function rulesIn({ line }: Ignore, context: Context): ReadonlySet<string> {
  const here = validate(context).filter((it) => it.from >= line.from && it.from <= line.to);
  return new Set(here.map((it) => it.rule));
}
