// Keeps what nobody runs out of dist/server.js: where a fact comes from, and the parts of the protocol library that this server
// does not offer. The library is CommonJS and re-exports everything, so that the bundler cannot tell by itself.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Requests that the server does not answer: a file of that name in the library, and one with its messages. */
const unoffered = [
  'callHierarchy',
  'colorProvider',
  'fileOperations',
  'inlineCompletion',
  'inlineValue',
  'linkedEditingRange',
  'moniker',
  'notebook',
  'semanticTokens',
  'showDocument',
  'textDocumentContent',
  'typeHierarchy',
];
const unofferedFile = new RegExp(`vscode-languageserver.*[\\\\/](protocol\\.)?(${unoffered.join('|')})\\.js$`);

/** @type {import('esbuild').Plugin} */
export const lean = {
  name: 'lean',
  setup(build) {
    build.onLoad({ filter: /server[\\/]schema[\\/]\w+\.json$/ }, ({ path: file }) => ({
      contents: JSON.stringify(
        JSON.parse(fs.readFileSync(file, 'utf8'), (key, value) => (key === 'source' ? undefined : value)),
      ),
      loader: 'json',
    }));
    build.onLoad({ filter: unofferedFile }, ({ path: file }) => ({ contents: withoutContent(file) }));
    build.onLoad({ filter: /vscode-languageserver-types[\\/]lib[\\/]esm[\\/]main\.js$/ }, ({ path: file }) => ({
      contents: constantsOf(path.join(file, '../../umd/main.js')),
    }));
  },
};

/** The same exports: a feature that adds nothing to the connection, a message that is not there. @param {string} file */
function withoutContent(file) {
  const names = [
    ...fs.readFileSync(file, 'utf8').matchAll(/^exports\.(\w+) = (?!void)|\((\w+) \|\| \(exports\.\2 = /gm),
  ];
  const isMessages = path.basename(file).startsWith('protocol.');
  return names.map((it) => `exports.${it[1] ?? it[2]} = ${isMessages ? '{}' : '(Base) => Base'};`).join('\n');
}

const checked = ['integer', 'uinteger'];

/** @param {any} type */
function numberType({ MIN_VALUE, MAX_VALUE }) {
  const is = `(it) => typeof it === "number" && it >= ${MIN_VALUE} && it <= ${MAX_VALUE}`;
  return `{ MIN_VALUE: ${MIN_VALUE}, MAX_VALUE: ${MAX_VALUE}, is: ${is} }`;
}

/** The enumerations; of the functions only those that the library itself calls. @param {string} file */
function constantsOf(file) {
  /** @type {Record<string, unknown>} */
  const types = createRequire(import.meta.url)(file);
  const lines = Object.entries(types).flatMap(([name, value]) => {
    const constants = Object.entries(value ?? {}).filter(([, it]) => typeof it !== 'function');
    if (checked.includes(name)) return [];
    return constants.length > 0 ? [`export const ${name} = ${JSON.stringify(Object.fromEntries(constants))};`] : [];
  });
  const isString = '{ is: (value) => typeof value === "string" }';
  return [
    ...lines,
    ...checked.map((name) => `export const ${name} = ${numberType(types[name])};`),
    `export const URI = ${isString};`,
    `export const DocumentUri = ${isString};`,
    'export const WorkspaceFolder = { is: (it) => typeof it?.uri === "string" && typeof it.name === "string" };',
  ].join('\n');
}
