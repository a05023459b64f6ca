import { duplicateFixes } from '../fixes/duplicates';
import { laidOut } from '../fixes/layout';
import { reported, rules, syntax } from '../rules';
import { type Ignore, ignoresIn } from '../rules/ignore';
import { inspect } from '../rules/inspect';
import { type Described, type Problem, ruleUrl } from '../rules/rule';
import { unusedIgnore, unusedIgnores } from '../rules/unusedIgnore';
import { type Context, type Diagnostic, type Fix } from '../types';

/** A diagnostic with what mends it, best first. */
export interface Finding {
  readonly diagnostic: Diagnostic;
  readonly fixes: () => readonly Fix[];
  /** The same, before their lines are laid out: for several at once. */
  readonly drafts: () => readonly Fix[];
}

/** All that is wrong with `context.document`, by position. Empty where the settings disable validation. */
export function validate(context: Context): Diagnostic[] {
  return findings(context).map((it) => it.diagnostic);
}

/** As `validate`, with the fixes, which are computed when they are asked for. */
export function findings(context: Context): Finding[] {
  const { enabled, severities } = context.settings.validation;
  if (!enabled) return [];
  const ignores = ignoresIn(context.document);
  const silenced = new Map<Ignore, Set<string>>();
  return [...notIgnored(), ...unused()].sort(byPosition);

  function* notIgnored(): Iterable<Finding> {
    for (const it of problems()) {
      const found = ignores.filter((ignore) => silences(ignore, it.diagnostic));
      for (const ignore of found) silenced.set(ignore, (silenced.get(ignore) ?? new Set()).add(it.diagnostic.rule));
      if (found.length === 0) yield it;
    }
  }

  function* problems(): Iterable<Finding> {
    yield* ofRule(syntax, () =>
      context.document.errors.map((it) => ({
        at: it,
        message: it.message,
        fixes: () => duplicateFixes(context.document, it),
      })),
    );
    const inspection = inspect(context);
    for (const rule of rules) yield* ofRule(rule, () => rule.check(inspection));
  }

  function unused(): Iterable<Finding> {
    const known = reported.map((it) => it.id);
    return ofRule(unusedIgnore, () =>
      unusedIgnores(context.document, ignores, silenced, known, (id) => severities[id] === 'off'),
    );
  }

  function* ofRule({ id, severity: own }: Described, check: () => Iterable<Problem>): Iterable<Finding> {
    const severity = (Object.hasOwn(severities, id) ? severities[id] : undefined) ?? own;
    if (severity === 'off') return;
    for (const {
      at: { from, to },
      message,
      tags = [],
      related = [],
      fixes = () => [],
    } of check()) {
      yield {
        diagnostic: { from, to, rule: id, severity, message, url: ruleUrl(id), tags, related },
        fixes: () => fixes().map((it) => ({ ...it, edits: laidOut(context.module, it.edits) })),
        drafts: fixes,
      };
    }
  }
}

function silences({ line, ids }: Ignore, { from, rule }: Diagnostic): boolean {
  return from >= line.from && from <= line.to && ids.some((it) => it.text === rule);
}

function byPosition({ diagnostic: a }: Finding, { diagnostic: b }: Finding): number {
  return a.from - b.from || a.to - b.to;
}
