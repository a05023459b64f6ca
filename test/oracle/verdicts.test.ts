// Our verdicts beside those that the real provider gave (scripts/oracle/record.mjs): for each block of each case, in each
// version, refused or not. Where we differ on purpose, the tables below say why; everything else must agree.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { type Block, validate } from '../../server/src/language';
import { contextOf } from '../fixture';

interface Verdicts {
  readonly versions: readonly string[];
  /** By id: the text, and by line what is said there from which version on; null: nothing any more. */
  readonly cases: Readonly<Record<string, Case>>;
}

interface Case {
  readonly text: string;
  readonly says: Readonly<Record<string, readonly (readonly [version: string, words: string | null])[]>>;
}

interface Verdict {
  readonly address: string;
  /** The words of the provider, or of Terraform. */
  readonly theirs: readonly string[];
  /** The ids of our rules. */
  readonly ours: readonly string[];
  /** Why the provider may have had no say. */
  readonly hidden: string | undefined;
}

/** Our errors that the provider does not share at validate and plan: rule, and why it is an error all the same. */
const OURS_ALONE: Readonly<Record<string, string>> = {
  'above-sibling': 'Auth0 says so, at apply',
  'allowed-value': 'below 1.7.0 only Auth0 checks signing_alg, and algorithm always',
  'forbidden-character': 'Auth0 refuses it at apply',
  'grant-scopes': 'the type is not checked where its version has no schema of ours',
  'id-as-identifier': 'Auth0 answers 404 at apply',
  'ignore-changes': 'only a plan that changes something looks at it',
  'import-id': 'the importer refuses it, at apply',
  'missing-attribute': 'a set with one element that lacks it is merged before it is checked',
  'missing-identifier': 'Auth0 refuses an API without one at apply',
  'required-by-api': 'Auth0 refuses it at apply',
  'reserved-scope': 'Auth0 refuses it at apply',
  'scope-and-scopes': 'they overwrite each other at apply',
  'scope-field': 'Terraform sees it once the data source has been read',
  'scopes-by-id': 'the resource is made anew in every plan after the first',
  'scopes-twice': 'each of them owns the whole list, at apply',
  'value-length': 'Auth0 refuses it at apply',
  'value-range': 'Auth0 refuses it at apply',
};

/** What the provider refuses and we do not: its words, and why we are silent. */
const THEIRS_ALONE: readonly (readonly [words: RegExp, why: string])[] = [
  [/Invalid function argument|no file exists/, 'the file is not there; that is Terraform’s'],
  [
    /undeclared|Duplicate|Reference to|Missing resource instance key|Unsupported attribute|Invalid (index|template)/,
    'about references, not about the provider',
  ],
  [/Zero assert blocks/, 'about check blocks'],
  [/"(nothing|anything)" is not/, 'in bodies that are not ours: a provisioner, and what is meant for Terraform alone'],
];

/** Values that a function or a condition gives: we compute none of them. */
const COMPUTED = [
  'fixture/wrong-type.tf auth0_resource_server.right',
  'fixture/wrong-type.tf auth0_resource_server.right_too',
];

/** Errors after which Terraform asks the provider nothing more about the module, or not about all of it. */
const STOPS =
  /^(Duplicate|Extraneous|Missing name|Invalid (multi-line|expression|for_each|resource type|data source|escape|single)|Unsupported attribute|Reference to|Argument or block|Attribute redefined|Missing resource instance key|Unclosed|Unterminated|Zero assert|Module not installed)/;

/** What only a plan shows, and Terraform plans nothing while anything else in the module is refused. */
const AT_PLAN = new Set(['disable-conflict']);

const { versions, cases } = JSON.parse(fs.readFileSync('test/oracle/verdicts.json', 'utf8')) as Verdicts;
const OURS = new Set(['auth0_resource_server', 'auth0_resource_server_scope', 'auth0_resource_server_scopes']);

test('the verdicts agree with those of the real provider, or the difference has a reason', (t) => {
  const tally = new Map<string, number>();
  const count = (what: string) => tally.set(what, (tally.get(what) ?? 0) + 1);
  const differences: string[] = [];
  for (const [id, it] of Object.entries(cases)) {
    for (const version of versions) {
      for (const { address, theirs, ours, hidden } of verdictsOf(it, version)) {
        const agree = theirs.length > 0 === ours.length > 0;
        const reason = agree
          ? undefined
          : ours.length > 0
            ? (whyOurs(ours) ?? hidden)
            : whyTheirs(theirs, `${id} ${address}`);
        count(
          agree
            ? theirs.length > 0
              ? 'agree: refused'
              : 'agree: accepted'
            : reason
              ? `differs: ${reason}`
              : 'DIFFERS',
        );
        if (!agree && !reason)
          differences.push(
            `${id} ${version} ${address}: theirs ${theirs.join('; ') || 'none'}, ours ${ours.join(' ') || 'none'}`,
          );
      }
    }
  }
  for (const [what, many] of [...tally].sort()) t.diagnostic(`${String(many).padStart(6)}  ${what}`);
  assert.deepEqual(differences, []);
});

test('every known schema was asked', () => {
  assert.equal(versions.length, 15);
});

/** Blocks of ours with the errors that stand in them: the provider's words, our rules' ids. */
function verdictsOf({ text, says }: Case, version: string): readonly Verdict[] {
  const context = contextOf(text, { version });
  const problems = validate(context).filter((it) => it.severity === 'error');
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length;
  const spoken = Object.entries(says).flatMap(([line, changes]) => {
    const words = changes.filter(([since]) => versions.indexOf(since) <= versions.indexOf(version)).at(-1)?.[1];
    return words ? [{ line: Number(line), words }] : [];
  });
  return context.document.body.blocks.filter(isOurs).map((block) => {
    const [first, last] = [lineAt(block.from), lineAt(block.to)];
    const ours = problems.filter((it) => it.from >= block.from && it.from <= block.to).map((it) => it.rule);
    const isHidden =
      spoken.some((it) => STOPS.test(it.words)) || (spoken.length > 0 && ours.every((it) => AT_PLAN.has(it)));
    return {
      address: block.labels.map((it) => it.text).join('.'),
      theirs: spoken.filter((it) => it.line >= first && it.line <= last).map((it) => it.words),
      ours,
      hidden: isHidden ? 'Terraform stops at another error before it comes to this' : undefined,
    };
  });
}

function isOurs({ type, labels }: Block): boolean {
  return (type.text === 'resource' || type.text === 'data') && OURS.has(labels[0]?.text ?? '');
}

function whyOurs(rules: readonly string[]): string | undefined {
  return rules.map((it) => OURS_ALONE[it]).find((it) => it !== undefined);
}

function whyTheirs(words: readonly string[], block: string): string | undefined {
  if (COMPUTED.includes(block)) return 'a function or a condition gives the value';
  return THEIRS_ALONE.find(([pattern]) => words.some((it) => pattern.test(it)))?.[1];
}
