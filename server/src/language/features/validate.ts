import { rules } from '../rules';
import { inspect } from '../rules/inspect';
import { type Problem, ruleUrl } from '../rules/rule';
import { type Context, type Diagnostic, type Severity } from '../types';

/** The id under which syntax errors are reported, and can be given another severity. */
export const SYNTAX = 'syntax';

/** All that is wrong with `context.document`, by position. Empty where the settings disable validation. */
export function validate(context: Context): Diagnostic[] {
  const { enabled, severities } = context.settings.validation;
  if (!enabled) return [];
  return [...problems()].sort((a, b) => a.from - b.from || a.to - b.to);

  function* problems(): Iterable<Diagnostic> {
    yield* ofRule(SYNTAX, 'error', () => context.document.errors.map((it) => ({ at: it, message: it.message })));
    const inspection = inspect(context);
    for (const rule of rules) yield* ofRule(rule.id, rule.severity, () => rule.check(inspection));
  }

  function* ofRule(id: string, own: Severity, check: () => Iterable<Problem>): Iterable<Diagnostic> {
    const severity = (Object.hasOwn(severities, id) ? severities[id] : undefined) ?? own;
    if (severity === 'off') return;
    for (const { at, message, tags = [], related = [] } of check()) {
      yield { from: at.from, to: at.to, rule: id, severity, message, url: ruleUrl(id), tags, related };
    }
  }
}
