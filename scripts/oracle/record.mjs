// Records what the real provider says: node scripts/oracle/record.mjs --providers FOLDER
// FOLDER holds one provider program per version, named v1.2.3 (scripts/oracle/providers.mjs makes them where Go is at
// hand). `terraform` must be on the PATH; nothing is downloaded, and no tenant is asked. All cases of one version are modules of
// one configuration: `terraform validate` judges them together, `terraform plan` then those that it accepts, because the
// provider's rules between arguments speak only there. Writes test/oracle/verdicts.json, which test/oracle.test.ts reads.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { cases } from './cases.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const { values } = parseArgs({ options: { providers: { type: 'string' }, only: { type: 'string' } } });
if (!values.providers) throw new Error('Say where the provider programs are: --providers FOLDER');
const providers = path.resolve(values.providers);

/** The first release with each of the 15 schemas that can be had; any release of the same schema says the same. */
const schemas = JSON.parse(fs.readFileSync(path.join(root, 'test/facts/schemas.json'), 'utf8'));
const boundaries = Object.keys(schemas.auth0_resource_server);

const all = cases();
/** @type {Record<string, { text: string; verdicts: Record<string, Record<string, string>> }>} */
const recorded = Object.fromEntries(all.map((it) => [it.id, { text: it.text, verdicts: {} }]));
const versions = [];
for (const [index, from] of boundaries.entries()) {
  const program = programBetween(from, boundaries[index + 1] ?? '999');
  if (!program) {
    console.log(`${from}: no provider program`);
    continue;
  }
  versions.push(program);
  await judge(program);
  console.log(`${program}: ${all.length} cases`);
}
write();

/** The oldest release from `from` on and before `end` for which a program is there. @param {string} from @param {string} end */
function programBetween(from, end) {
  const number = (/** @type {string} */ it) => {
    const [major = 0, minor = 0, patch = 0] = it.replace('v', '').split('.').map(Number);
    return (major * 1000 + minor) * 1000 + patch;
  };
  return fs
    .readdirSync(providers)
    .filter((it) => /^v\d+\.\d+\.\d+$/.test(it) && number(it) >= number(from) && number(it) < number(end))
    .sort((a, b) => number(a) - number(b))[0]
    ?.slice(1);
}

/** @param {string} version */
async function judge(version) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'oracle-'));
  try {
    const environment = overrides(folder, version);
    let open = all;
    for (let rounds = 0; open.length > 0 && rounds < 20; rounds++) {
      lay(folder, open);
      await terraform(folder, ['get'], environment);
      const found = parse(await terraform(folder, ['validate', '-json'], environment)).diagnostics ?? [];
      const broken = new Set(found.filter(stopsLoading).map(caseOf));
      if (broken.size === 0) {
        note(open, found, version, '');
        open = open.filter(
          (it) =>
            !found.some((/** @type {any} */ problem) => problem.severity === 'error' && caseOf(problem) === it.id),
        );
        break;
      }
      // What cannot be loaded hides everything else: it goes first, with its own words.
      note(
        open.filter((it) => broken.has(it.id)),
        found,
        version,
        'load: ',
      );
      open = open.filter((it) => !broken.has(it.id));
    }
    lay(folder, open);
    await terraform(folder, ['get'], environment);
    const lines = (
      await terraform(folder, ['plan', '-json', '-input=false', '-refresh=false', '-lock=false'], environment)
    ).split('\n');
    const problems = lines
      .filter(Boolean)
      .map((it) => JSON.parse(it))
      .flatMap((it) => (it.diagnostic ? [it.diagnostic] : []));
    note(
      open,
      problems.filter((it) => !isOfPlanning(it)),
      version,
      'plan: ',
    );
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Configuration errors that Terraform reports before it asks the provider. @param {any} problem */
function stopsLoading(problem) {
  return (
    problem.severity === 'error' &&
    (/^(Duplicate|Invalid (escape|expression|character|block definition|multi-line)|Unterminated|Unclosed|Missing (newline|key)|Argument or block|Attribute redefined|Extraneous label|Missing name|Invalid (single-|resource name|data source name|attribute name|use of|reference in)|Unexpected|Unsupported operator|Reserved)/.test(
      problem.summary,
    ) ||
      !problem.range)
  );
}

/** What plan cannot know, or would ask a tenant. @param {any} problem */
function isOfPlanning(problem) {
  return (
    problem.severity !== 'error' ||
    /^Invalid (for_each|count)|No value for|dial tcp|connection refused|lookup /i.test(
      `${problem.summary} ${problem.detail}`,
    ) ||
    !problem.range
  );
}

/** @param {any} problem */
function caseOf(problem) {
  return decodeURIComponent(path.basename(path.dirname(problem.range?.filename ?? '')));
}

/** The problems of each block of each case, first one only. @param {typeof all} which @param {any[]} problems @param {string} version @param {string} how */
function note(which, problems, version, how) {
  for (const { id } of which) {
    const verdict = (recorded[id].verdicts[version] ??= {});
    for (const problem of problems) {
      if (problem.severity !== 'error' || caseOf(problem) !== id) continue;
      // The provider's words may hold what the configuration calls a secret; the text of the case is public anyway.
      const words = `${how}${problem.summary}: ${problem.detail}`.replace(/\s+/g, ' ').trim().slice(0, 160);
      verdict[String(problem.range.start.line)] ??= words;
    }
  }
}

/** @param {string} folder @param {typeof all} which */
function lay(folder, which) {
  for (const it of fs.readdirSync(folder))
    if (it !== 'rc' && it !== 'bin') fs.rmSync(path.join(folder, it), { recursive: true });
  let main =
    'terraform {\n  required_providers {\n    auth0 = { source = "auth0/auth0" }\n  }\n}\nresource "terraform_data" "unknown" {}\n';
  which.forEach(({ id, text }, index) => {
    const name = encodeURIComponent(id);
    fs.mkdirSync(path.join(folder, name));
    fs.writeFileSync(path.join(folder, name, 'main.tf'), text);
    if (!text.includes('required_providers'))
      fs.writeFileSync(
        path.join(folder, name, 'versions.tf'),
        'terraform {\n  required_providers {\n    auth0 = { source = "auth0/auth0" }\n  }\n}\n',
      );
    const inputs = [...text.matchAll(/^variable "(\w+)"/gm)].map(
      (it) => `  ${it[1]} = terraform_data.unknown.output\n`,
    );
    main += `module "c${index}" {\n  source = "./${name}"\n${inputs.join('')}}\n`;
  });
  fs.writeFileSync(path.join(folder, 'main.tf'), main);
}

/** @param {string} folder @param {string} version */
function overrides(folder, version) {
  const bin = path.join(folder, 'bin');
  fs.mkdirSync(bin);
  fs.symlinkSync(path.join(providers, `v${version}`), path.join(bin, 'terraform-provider-auth0'));
  const rc = path.join(folder, 'rc');
  fs.writeFileSync(rc, `provider_installation {\n  dev_overrides { "auth0/auth0" = "${bin}" }\n  direct {}\n}\n`);
  // The address of nobody: a plan of new resources asks nothing, and whatever does ask, fails.
  return {
    ...process.env,
    TF_CLI_CONFIG_FILE: rc,
    AUTH0_DOMAIN: '127.0.0.1:1',
    AUTH0_API_TOKEN: 'none',
    CHECKPOINT_DISABLE: '1',
  };
}

/** Its standard output, whatever the exit code. @param {string} cwd @param {string[]} args @param {NodeJS.ProcessEnv} env */
async function terraform(cwd, args, env) {
  const options = { cwd, env, maxBuffer: 1 << 28 };
  return promisify(execFile)('terraform', args, options).then(
    (it) => it.stdout,
    (error) => String(error.stdout ?? ''),
  );
}

/** @param {string} text */
function parse(text) {
  return JSON.parse(text);
}

/** By case: its text, and by line what is said there from which version on (null: nothing). */
function write() {
  const data = Object.fromEntries(
    Object.entries(recorded).map(([id, { text, verdicts }]) => {
      const lines = [...new Set(Object.values(verdicts).flatMap((it) => Object.keys(it)))].sort(
        (a, b) => Number(a) - Number(b),
      );
      const byLine = Object.fromEntries(
        lines.map((line) => [line, changes(versions.map((it) => [it, verdicts[it]?.[line] ?? null]))]),
      );
      return [id, { text: text.split('\n'), says: byLine }];
    }),
  );
  fs.writeFileSync(
    path.join(root, 'test/oracle/verdicts.json'),
    `${JSON.stringify({ versions, cases: data }, null, 1)}\n`,
  );
}

/** @param {[string, string | null][]} list */
function changes(list) {
  return list.filter(([, words], index) => (index === 0 ? words !== null : words !== list[index - 1]?.[1]));
}
