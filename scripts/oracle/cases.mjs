// The texts that the real provider is asked about: what the rules' documentation calls wrong and right, the fixtures of the
// rules, and resources made by chance from the schema's names and from values of every kind. Each is a module of its own.
import { buildSync } from 'esbuild';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { generated } from './generated.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const ANNOTATION = /^[ \t]*#[ \t]*\^+ .*\n?/gm;

/** By id. Blocks that only a root module may hold are left out, and what is no Terraform at all. */
export function cases() {
  return [...documented(), ...fixtures(), ...generated(schema(), 150)].filter(
    ({ text }) => !/^(import|moved|removed) /m.test(text),
  );
}

function documented() {
  const { rules } = JSON.parse(fs.readFileSync(path.join(root, 'server/schema/rules.json'), 'utf8'));
  return Object.entries(rules).flatMap(([id, { wrong, right }]) => [
    { id: `${id}/wrong`, text: `${wrong.join('\n')}\n` },
    { id: `${id}/right`, text: `${right.join('\n')}\n` },
  ]);
}

function fixtures() {
  const folder = path.join(root, 'test/fixtures/rules');
  const names = fs.readdirSync(folder).filter((it) => !/\.fixed(\.tf)?$/.test(it));
  return names.map((name) => {
    const file = path.join(folder, name);
    const files = name.endsWith('.tf') ? [file] : fs.readdirSync(file).map((it) => path.join(file, it));
    const text = files.map((it) => fs.readFileSync(it, 'utf8')).join('\n');
    return { id: `fixture/${name}`, text: text.replace(ANNOTATION, '').replaceAll('auth0-ignore', 'ignored') };
  });
}

/** The schema as the language library gives it. */
function schema() {
  const outfile = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'oracle-schema-')), 'schema.cjs');
  const entryPoints = [path.join(root, 'server/src/language/schema.ts')];
  buildSync({ entryPoints, bundle: true, platform: 'node', format: 'cjs', outfile, logLevel: 'warning' });
  return createRequire(import.meta.url)(outfile);
}
