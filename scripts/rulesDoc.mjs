// `node scripts/rulesDoc.mjs [FILE]` writes docs/rules.md (or FILE), the page that every diagnostic links to, from what the rules say of
// themselves (id, severity) and server/schema/rules.json (what, why, versions, examples).
import { build } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { common } from './build.mjs';

/**
 * @typedef {{ id: string, severity: string }} Rule
 * @typedef {{ what: string, why: string, versions: string, wrong: readonly string[], right: readonly string[] }} Description
 */

const root = path.resolve(import.meta.dirname, '..');

const HEAD = `# Rules

What the extension and \`auth0-terraform check\` report, each for exactly the provider versions it names. Only what is
written out is judged, here or in a \`local\` of the module: variables, functions and conditionals are known later.

## To silence a rule

- In one place: \`# auth0-ignore: RULE\` at the end of the line, or on a line of its own before it. Several ids are
  separated by commas, \`//\` does as well as \`#\`.
- Everywhere: \`"auth0Terraform.validation.severities": { "RULE": "off" }\` in the settings. Instead of \`off\`, \`hint\`,
  \`information\`, \`warning\` or \`error\` change how serious it is.

<!-- Written by scripts/rulesDoc.mjs. Change server/schema/rules.json instead, then run it. -->
`;

/**
 * The page, as markdown.
 * @param {readonly Rule[]} rules in the order of the page
 * @param {Readonly<Record<string, Description>>} descriptions by id
 */
function rulesDoc(rules, descriptions) {
  const sections = rules.map(({ id, severity }) => {
    const found = descriptions[id];
    if (!found) throw new Error(`server/schema/rules.json says nothing about ${id}.`);
    const { what, why, versions, wrong, right } = found;
    const lines = [
      [`## ${id}`],
      [`${what}.`],
      [`- Severity: ${severity}`, `- Versions: ${versions}`],
      [why],
      ['Wrong:'],
      fenced(wrong),
      ['Right:'],
      fenced(right),
    ];
    return lines.map((it) => it.join('\n')).join('\n\n') + '\n';
  });
  return [HEAD, ...sections].join('\n');
}

/** @param {readonly string[]} lines */
function fenced(lines) {
  return ['```terraform', ...lines, '```'];
}

/** @param {string} file */
async function write(file) {
  const outfile = path.join(root, 'out', 'rules.mjs');
  const entryPoints = [path.join(root, 'server/src/language/rules/index.ts')];
  await build({ ...common, format: 'esm', entryPoints, outfile });
  const { reported } = /** @type {{ reported: Rule[] }} */ (await import(pathToFileURL(outfile).href));
  const { rules: descriptions } = /** @type {{ rules: Record<string, Description> }} */ (
    JSON.parse(fs.readFileSync(path.join(root, 'server/schema/rules.json'), 'utf8'))
  );
  fs.writeFileSync(file, rulesDoc(reported, descriptions));
}

await write(process.argv[2] ?? path.join(root, 'docs', 'rules.md'));
