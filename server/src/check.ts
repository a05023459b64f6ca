// `auth0-terraform check`: the editor's diagnostics in a terminal.
import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { version } from '../../package.json';
import { findModules, isConfiguration } from './folders';
import { type Diagnostic, type Document, reported, type Settings, type Severity, validate } from './language';
import { linesOf } from './lines';
import { nodeFiles, toPath, toUri } from './nodeFiles';
import { isSeverity, toSettings } from './settings';
import { child, parent } from './uri';
import { createWorkspace } from './workspace';

const help = `Usage: auth0-terraform check [options] [paths]

Checks the Auth0 APIs in Terraform files. A path is a file, or a folder with all
modules below it but hidden folders and node_modules. Default: this folder.

  --provider-version VERSION  assume this version of the Auth0 provider
  --severity RULE=LEVEL       error, warning, information, hint, off; repeatable
  --format text|json          text is the default
  --version                   print the version of this program
  --help                      print this

Exit code: 0 without errors, 1 with errors, 2 if something could not be checked.`;

/** Wrong use of the command; the message says what to change. */
class UsageError extends Error {}

/** Milliseconds: what a timer takes at most. A check waits for the disk as long as it needs. */
const forever = 2 ** 31 - 1;

interface Problem {
  /** Relative to the working directory. */
  readonly file: string;
  /** From 1, as columns; columns count UTF-16 code units. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: Severity;
  readonly message: string;
  readonly rule: string;
  readonly url: string;
}

// A reader that has seen enough, such as head, is no failure.
process.stdout.on('error', () => process.exit());
void run(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});

/** The exit code. */
async function run(args: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parseOptions(args);
    const [command, ...paths] = positionals;
    if (values.help || values.version) {
      console.log(values.help ? help : version);
      return 0;
    }
    if (command !== 'check')
      throw new UsageError(
        command === undefined ? 'The command is missing: check.' : `There is no command "${command}", only check.`,
      );
    const { problems, files, isComplete } = await check(paths.length > 0 ? paths : ['.'], toCheckSettings(values));
    console.log(values.format === 'json' ? JSON.stringify({ files, problems }, undefined, 2) : toText(problems, files));
    if (!isComplete) return 2;
    return problems.some((it) => it.severity === 'error') ? 1 : 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\nauth0-terraform --help tells how to use it.`);
    return 2;
  }
}

type Options = ReturnType<typeof parseOptions>['values'];

function parseOptions(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'provider-version': { type: 'string' },
        severity: { type: 'string', multiple: true, default: [] },
        format: { type: 'string', default: 'text' },
        version: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function toCheckSettings({ format, severity, 'provider-version': providerVersion }: Options): Settings {
  if (format !== 'text' && format !== 'json')
    throw new UsageError(`There is no format "${format}", only text and json.`);
  if (providerVersion !== undefined && !/^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/.test(providerVersion)) {
    throw new UsageError(`"${providerVersion}" is no version. Write all of it, such as 1.2.0.`);
  }
  const severities = severity.map((it) => {
    const [rule = '', level] = it.split('=', 2);
    if (rule === '' || !isSeverity(level)) {
      throw new UsageError(
        `"${it}" is no severity. Write RULE=LEVEL; levels are error, warning, information, hint and off.`,
      );
    }
    if (!reported.some((it) => it.id === rule)) {
      throw new UsageError(
        `There is no rule "${rule}". The name of a rule stands at the end of each line that it reports.`,
      );
    }
    return [rule, level] as const;
  });
  return toSettings({ providerVersion, validation: { severities: Object.fromEntries(severities) } });
}

async function check(
  paths: readonly string[],
  settings: Settings,
): Promise<{ problems: Problem[]; files: number; isComplete: boolean }> {
  let isComplete = true;
  const targets = await Promise.all(paths.map(toTarget));
  const isAskedFor = (place: string) => targets.some((it) => place === it.path || isBelow(it.path, place));
  const files = nodeFiles((message, place) => {
    // Folders that are only searched for modules that call these may stay closed.
    if (isAskedFor(place)) incomplete(message);
  });
  const folders = targets.filter((it) => it.isFolder).map((it) => it.uri);
  const found = await findModules(files, folders);
  if (!found.all) incomplete('There are too many folders to check all of them.');

  const open = { uris: () => [], get: () => undefined };
  const workspace = createWorkspace({ files, open, log: () => undefined, patience: forever, late: () => undefined });
  // Whoever calls these modules is usually beside them, below the working directory.
  workspace.setRoots([...folders, ...(targets.some((it) => isBelow(process.cwd(), it.path)) ? [toUri('.')] : [])]);

  const wanted = new Set(targets.filter((it) => !it.isFolder).map((it) => it.uri));
  const modules = new Set([...found.folders, ...[...wanted].map(parent)]);
  const problems = new Map<string, Problem[]>();
  for (const folder of modules) {
    const isWhole = found.folders.includes(folder);
    const module = await workspace.moduleOf(child(folder, 'main.tf'));
    for (const document of module.documents.filter((it) => isWhole || wanted.has(it.uri))) {
      const file = path.relative(process.cwd(), toPath(document.uri) ?? document.uri);
      problems.set(
        file,
        validate({ document, module, settings }).map((it) => toProblem(file, document, it)),
      );
    }
  }
  const sorted = [...problems].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, it]) => it);
  return { problems: sorted, files: problems.size, isComplete };

  function incomplete(message: string): void {
    isComplete = false;
    console.error(message);
  }
}

async function toTarget(given: string): Promise<{ path: string; uri: string; isFolder: boolean }> {
  try {
    const stat = await fs.stat(given);
    if (!stat.isDirectory() && !isConfiguration(path.basename(given))) {
      throw new UsageError(`"${given}" is no Terraform file: its name ends neither in .tf nor in .tofu.`);
    }
    return { path: path.resolve(given), uri: toUri(given), isFolder: stat.isDirectory() };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`"${given}" cannot be read. Is the path right?`);
  }
}

function toProblem(file: string, document: Document, { from, to, severity, message, rule, url }: Diagnostic): Problem {
  const lines = linesOf(document);
  const start = lines.positionAt(from);
  const end = lines.positionAt(to);
  return {
    file,
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
    severity,
    message,
    rule,
    url,
  };
}

/** One line for each problem, and one for all. */
function toText(problems: readonly Problem[], files: number): string {
  const lines = problems.map((it) => `${it.file}:${it.line}:${it.column}: ${it.severity}: ${it.message} [${it.rule}]`);
  const counts = [
    count(problems, 'error', 'error'),
    count(problems, 'warning', 'warning'),
    count(problems, 'information', 'note'),
    count(problems, 'hint', 'hint'),
  ].filter((it) => it !== '');
  return [...lines, `${counts.join(', ') || 'No problems'} in ${plural(files, 'file')}.`].join('\n');
}

function count(problems: readonly Problem[], severity: Severity, noun: string): string {
  const number = problems.filter((it) => it.severity === severity).length;
  return number === 0 ? '' : plural(number, noun);
}

function plural(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function isBelow(folder: string, place: string): boolean {
  return place.startsWith(path.join(folder, path.sep));
}
