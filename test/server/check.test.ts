// The command as people call it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import { bundle, temporaryFolder } from './bundle';
import { api, lock, pin, scopes } from './texts';

let program = '';
before(async () => {
  program = await bundle('check');
});

function run(cwd: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd, encoding: 'utf8' });
  return { status, stderr, lines: stdout.trimEnd().split('\n') };
}

const wrong = api('  signing_alg = "none"\n');

test('each problem is one line, sorted by place, and errors make the exit code 1', (t) => {
  const folder = temporaryFolder(t, {
    'b/main.tf': wrong,
    'a.tf': `${wrong.replace('none', 'rs256')}${wrong}`,
    'right.tf': api(''),
  });
  const { status, lines, stderr } = run(folder, 'check');
  assert.deepEqual(
    lines.map((it) => it.replace(/(?<=error|warning): .* \[/, ': ... [')),
    [
      'a.tf:3:17: warning: ... [value-case]',
      'a.tf:7:17: error: ... [allowed-value]',
      `${path.join('b', 'main.tf')}:3:17: error: ... [allowed-value]`,
      '2 errors, 1 warning in 3 files.',
    ],
  );
  assert.equal(stderr, '');
  assert.equal(status, 1);
});

test('warnings alone are no failure', (t) => {
  const { status, lines } = run(temporaryFolder(t, { 'a.tf': wrong.replace('none', 'rs256') }), 'check');
  assert.equal(lines.at(-1), '1 warning in 1 file.');
  assert.equal(status, 0);
});

test('nothing wrong is said in one line', (t) => {
  assert.deepEqual(run(temporaryFolder(t, { 'a.tf': api('') }), 'check'), {
    status: 0,
    stderr: '',
    lines: ['No problems in 1 file.'],
  });
});

test('a file is checked alone, but as part of its module', (t) => {
  const folder = temporaryFolder(t, {
    'a/main.tf': scopes,
    'a/other.tf': wrong,
    'a/.terraform.lock.hcl': lock('1.2.0'),
  });
  const { lines } = run(folder, 'check', 'a/main.tf');
  assert.match(lines[0] ?? '', /^a.main\.tf:3:3: error: .*1\.2\.0.* \[removed\]$/);
  assert.equal(lines[1], '1 error in 1 file.');
});

test('a folder has the version of the module that calls it, when that is below the working directory', (t) => {
  const caller = `module "api" {\n  source = "../modules/api"\n}\n${pin('0.37.0')}`;
  const folder = temporaryFolder(t, { 'live/main.tf': caller, 'modules/api/main.tf': scopes });
  assert.equal(run(folder, 'check', 'modules').status, 0);
  assert.equal(run(path.join(folder, 'modules'), 'check').status, 1);
});

test('hidden folders and node_modules are left out', (t) => {
  const folder = temporaryFolder(t, { '.terraform/a.tf': wrong, 'node_modules/a.tf': wrong, 'main.tf': '' });
  assert.deepEqual(run(folder, 'check').lines, ['No problems in 1 file.']);
});

test('the version and the severities can be given', (t) => {
  const folder = temporaryFolder(t, { 'a.tf': scopes });
  assert.equal(run(folder, 'check').status, 1);
  assert.equal(run(folder, 'check', '--provider-version', '0.37.0').status, 0);
  assert.match(run(folder, 'check', '--severity', 'removed=hint').lines.join(), /a\.tf:3:3: hint: .*1 hint in 1 file/);
  assert.equal(run(folder, 'check', '--severity=removed=off').status, 0);
});

test('JSON has the same problems, with both ends of their places', (t) => {
  const { lines, status } = run(temporaryFolder(t, { 'a.tf': wrong }), 'check', '--format', 'json');
  const { files, problems } = JSON.parse(lines.join('\n')) as { files: number; problems: Record<string, unknown>[] };
  const [{ message, url, ...rest } = {}, ...others] = problems;
  assert.deepEqual(rest, {
    file: 'a.tf',
    line: 3,
    column: 17,
    endLine: 3,
    endColumn: 23,
    severity: 'error',
    rule: 'allowed-value',
  });
  assert.deepEqual([typeof message, typeof url, others, files, status], ['string', 'string', [], 1, 1]);
});

test('lines may end in carriage return and line feed', (t) => {
  const { lines } = run(temporaryFolder(t, { 'a.tf': wrong.replaceAll('\n', '\r\n') }), 'check');
  assert.match(lines[0] ?? '', /^a\.tf:3:17: /);
});

test('what cannot be checked makes the exit code 2', (t) => {
  const folder = temporaryFolder(t, { 'a.tf': '', 'README.md': '', 'large/b.tf': '' });
  fs.truncateSync(path.join(folder, 'large/b.tf'), 4_000_001);
  for (const [args, message] of [
    [['check', 'nowhere'], /"nowhere" cannot be read/],
    [['check', 'README.md'], /neither in \.tf nor in \.tofu/],
    [['check', 'large'], /b\.tf is left out/],
    [['check', '--provider-version', '1.x'], /"1\.x" is no version/],
    [['check', '--severity', 'removed'], /RULE=LEVEL/],
    [['check', '--severity', 'remove=off'], /no rule "remove"/],
    [['check', '--format', 'xml'], /"xml"/],
    [['check', '--colour'], /--colour/],
    [['mend'], /"mend"/],
    [[], /command is missing/],
  ] as const) {
    const { status, stderr } = run(folder, ...args);
    assert.match(stderr, message);
    assert.equal(status, 2, args.join(' '));
  }
});

test('it explains itself', (t) => {
  const folder = temporaryFolder(t);
  const { lines, status } = run(folder, '--help');
  assert.match(lines.join('\n'), /^Usage: auth0-terraform check/);
  assert.ok(lines.every((it) => it.length <= 80));
  assert.equal(status, 0);
  const { version } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as { version: string };
  assert.deepEqual(run(folder, '--version').lines, [version]);
});
