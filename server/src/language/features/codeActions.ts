// The lightbulb: what mends a problem, what silences it, and what can be written in another way.
import { edited, joined, toEdits, untouched } from '../fixes/pieces';
import { laidOut } from '../fixes/layout';
import { parse } from '../hcl/parser';
import { type Document, type Span } from '../hcl/tree';
import { createModule } from '../module';
import { refactoringsAt } from '../refactorings';
import { eolOf, indentationAt, replaced } from '../rules/edits';
import { ignoresIn } from '../rules/ignore';
import { type Context, type Diagnostic, type Fix, type PlacedEdit } from '../types';
import { type Finding, findings } from './validate';

export type CodeActionKind = 'quickfix' | 'refactor.extract' | 'refactor.rewrite' | 'source.fixAll.auth0';

/** One change, undone as one. */
export interface CodeAction {
  readonly title: string;
  readonly kind: CodeActionKind;
  /** Never overlap. */
  readonly edits: readonly PlacedEdit[];
  /** The one right answer to its diagnostics. */
  readonly preferred: boolean;
  /** What it mends. Empty for what is no fix. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Rounds of fixes; each may bring to light what the one before it had covered. */
const MOST_ROUNDS = 10;

/**
 * What can be done at `span`, fixes first.
 * @param only kinds that are asked for, `refactor` for all that begin with it. The whole file is fixed only for those who ask.
 */
export function codeActions(context: Context, span: Span, only?: readonly string[]): readonly CodeAction[] {
  const wants = (kind: CodeActionKind) => !only || only.some((it) => kind === it || kind.startsWith(`${it}.`));
  const fixes = wants('quickfix') ? quickFixes(context, span) : [];
  const others = refactoringsAt(context, span, wants).filter(({ title }) => !fixes.some((it) => it.title === title));
  return [
    ...fixes,
    ...others.map((it) => ({ ...it, preferred: false, diagnostics: [] })),
    ...(only && wants('source.fixAll.auth0') ? fixAll(context) : []),
  ];
}

function quickFixes(context: Context, span: Span): readonly CodeAction[] {
  const all = findings(context);
  const here = all.filter(({ diagnostic: { from, to } }) => from <= span.to && span.from <= to);
  const actions = new Map<string, CodeAction>();
  for (const { diagnostic, fixes } of here) {
    for (const fix of fixes()) {
      const key = JSON.stringify(fix);
      const diagnostics = [...(actions.get(key)?.diagnostics ?? []), diagnostic];
      actions.set(key, { ...fix, kind: 'quickfix', diagnostics });
    }
  }
  const rules = [...new Set(here.map((it) => it.diagnostic.rule))];
  return [
    ...actions.values(),
    ...rules.flatMap((rule) => fixAllOf(context, rule, all)),
    ...here.flatMap((it) => silenced(context, it)),
  ];
}

/** Only where there are several. */
function fixAllOf({ document, module }: Context, rule: string, all: readonly Finding[]): readonly CodeAction[] {
  const same = all.filter((it) => it.diagnostic.rule === rule);
  if (same.length < 2) return [];
  const fixes = apart(
    document,
    same.flatMap((it) => it.drafts().find((fix) => fix.preferred) ?? []),
  );
  if (fixes.length < 2) return [];
  const edits = laidOut(
    module,
    fixes.flatMap((it) => it.edits),
  );
  const diagnostics = same.map((it) => it.diagnostic);
  return [
    { title: `Fix all of this kind in the file: ${rule}`, kind: 'quickfix', edits, preferred: false, diagnostics },
  ];
}

/** All preferred fixes that change nothing but this file, until there are none. */
function fixAll(context: Context): readonly CodeAction[] {
  const { text, uri } = context.document;
  let pieces = untouched(text.length);
  let current = context;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const fixes = findings(current).flatMap((it) => it.drafts().find((fix) => fix.preferred) ?? []);
    const { document, module } = current;
    const edits = apart(document, fixes).flatMap((it) => it.edits);
    if (edits.length === 0) break;
    pieces = edited(pieces, laidOut(module, edits));
    const next = parse(uri, joined(pieces, text));
    const documents = module.documents.map((it) => (it === document ? next : it));
    current = { ...current, document: next, module: createModule(module.uri, documents, module.lock, module.callers) };
  }
  const edits = toEdits(pieces, text.length).map((it) => ({ uri, ...it }));
  if (edits.length === 0) return [];
  const title = 'Fix all Auth0 problems that have one right answer';
  return [{ title, kind: 'source.fixAll.auth0', edits, preferred: false, diagnostics: [] }];
}

/** Those that stand in each other's way nowhere, and stay in the document; of those that do, the first. */
function apart({ uri }: Document, fixes: readonly Fix[]): readonly Fix[] {
  const chosen: Fix[] = [];
  for (const fix of fixes) {
    const isApart = fix.edits.every((a) => a.uri === uri && !chosen.some((it) => it.edits.some((b) => overlap(a, b))));
    if (isApart) chosen.push(fix);
  }
  return chosen;
}

function overlap({ span: a }: PlacedEdit, { span: b }: PlacedEdit): boolean {
  return a.from === b.from || (a.from < b.to && b.from < a.to);
}

/** A comment that silences the rule in this line. None where a comment cannot stand, as in a heredoc. */
function silenced({ document, module }: Context, { diagnostic }: Finding): readonly CodeAction[] {
  const { rule, from } = diagnostic;
  if (rule === 'syntax' || rule === 'unused-ignore') return [];
  const { uri, text, comments } = document;
  const last = ignoresIn(document)
    .find(({ line }) => from >= line.from && from <= line.to)
    ?.ids.at(-1);
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const indentation = indentationAt(document, start + (/^[ \t]*/.exec(text.slice(start))?.[0].length ?? 0));
  const comment = `${indentation}# auth0-ignore: ${rule}${eolOf(document)}`;
  const edit = last
    ? replaced(document, { from: last.to, to: last.to }, `, ${rule}`)
    : replaced(document, { from: start, to: start }, comment);
  if (!last && parse(uri, joined(edited(untouched(text.length), [edit]), text)).comments.length === comments.length)
    return [];
  const title = `Silence "${rule}" in this line`;
  return [{ title, kind: 'quickfix', edits: laidOut(module, [edit]), preferred: false, diagnostics: [diagnostic] }];
}
