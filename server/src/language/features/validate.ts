import { rules } from '../rules';
import { inspect } from '../rules/inspect';
import { type Problem, ruleUrl } from '../rules/rule';
import { type Context, type Diagnostic, type Fix, type Severity } from '../types';

/** The id under which syntax errors are reported, and can be given another severity. */
export const SYNTAX = 'syntax';

/** A diagnostic with what mends it, best first. */
export interface Finding {
  readonly diagnostic: Diagnostic;
  readonly fixes: () => readonly Fix[];
}

/** All that is wrong with `context.document`, by position. Empty where the settings disable validation. */
export function validate(context: Context): Diagnostic[] {
  return findings(context).map((it) => it.diagnostic);
}

/** As `validate`, with the fixes, which are computed when they are asked for. */
export function findings(context: Context): Finding[] {
  const { enabled, severities } = context.settings.validation;
  if (!enabled) return [];
  return [...problems()].sort((a, b) => a.diagnostic.from - b.diagnostic.from || a.diagnostic.to - b.diagnostic.to);

  function* problems(): Iterable<Finding> {
    yield* ofRule(SYNTAX, 'error', () => context.document.errors.map((it) => ({ at: it, message: it.message })));
    const inspection = inspect(context);
    for (const rule of rules) yield* ofRule(rule.id, rule.severity, () => rule.check(inspection));
  }

  function* ofRule(id: string, own: Severity, check: () => Iterable<Problem>): Iterable<Finding> {
    const severity = (Object.hasOwn(severities, id) ? severities[id] : undefined) ?? own;
    if (severity === 'off') return;
    for (const {
      at: { from, to },
      message,
      tags = [],
      related = [],
      fixes = () => [],
    } of check()) {
      yield { diagnostic: { from, to, rule: id, severity, message, url: ruleUrl(id), tags, related }, fixes };
    }
  }
}
