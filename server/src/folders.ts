// Reading modules from disk: one folder, or all folders that call others. Nothing is kept here.
import { parse, type Document } from './language';
import { type FileSystem } from './files';
import { child } from './uri';

/** The Terraform files of one folder as they are on disk, parsed. */
export interface Contents {
  /** By URI, in the order of their names. */
  readonly documents: ReadonlyMap<string, Document>;
  readonly lock: Document | undefined;
}

/** A folder on disk and what is known of it from its texts alone. */
interface Texts {
  readonly texts: ReadonlyMap<string, string>;
  readonly subfolders: readonly string[];
}

/** What Terraform writes down of the providers that it has chosen for a folder. */
export const lockName = '.terraform.lock.hcl';

/** Folders looked at in one search; a workspace with more is searched only in part. */
const mostFolders = 20_000;

/** Files read at once. More would not be faster and could exhaust the process's file handles. */
const atOnce = 16;

/** A call by local path, roughly: folders without it need not be parsed to know that they call nothing. */
const localCall = /\bsource\s*=\s*"\.\.?\//;

/** Whether Terraform or OpenTofu reads a file of this name as part of the module. */
export function isConfiguration(name: string): boolean {
  return /^[^.#].*\.(?:tf|tofu)$/.test(name) && !name.endsWith('~');
}

/** Whether a module changes when a file of this name does. */
export function isPartOfModule(name: string): boolean {
  return name === lockName || isConfiguration(name);
}

/** Reads a folder. Without Terraform files, or unreadable: empty. */
export async function readFolder(files: FileSystem, folder: string): Promise<Contents> {
  return toContents(folder, await readTexts(files, folder));
}

/**
 * Goes through `roots` and everything below but hidden folders and node_modules, and hands over each folder that calls another by local path.
 * @returns whether that was everything; false where there are too many folders.
 */
export async function findCallers(
  files: FileSystem,
  roots: readonly string[],
  found: (folder: string, contents: Contents) => void,
): Promise<boolean> {
  return visitFolders(files, roots, (folder, read) => {
    if ([...read.texts.values()].some((it) => localCall.test(it))) found(folder, toContents(folder, read));
  });
}

/** All folders in and below `roots` that hold Terraform files, with `false` where there were too many to see all. */
export async function findModules(
  files: FileSystem,
  roots: readonly string[],
): Promise<{ folders: string[]; all: boolean }> {
  const folders: string[] = [];
  const all = await visitFolders(files, roots, (folder, { texts }) => {
    if (texts.size > (texts.has(child(folder, lockName)) ? 1 : 0)) folders.push(folder);
  });
  return { folders: folders.sort(), all };
}

async function visitFolders(
  files: FileSystem,
  roots: readonly string[],
  visit: (folder: string, read: Texts) => void,
): Promise<boolean> {
  const seen = new Set(roots);
  const waiting = [...seen];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const read = await readTexts(files, folder);
    visit(folder, read);
    for (const name of read.subfolders) {
      const below = child(folder, name);
      if (seen.has(below)) continue;
      if (seen.size >= mostFolders) return false;
      seen.add(below);
      waiting.push(below);
    }
  }
  return true;
}

async function readTexts(files: FileSystem, folder: string): Promise<Texts> {
  const entries = await files.list(folder);
  const named = (kind: string) => entries.filter((it) => it.kind === kind).map((it) => it.name);
  const names = named('file').filter(isPartOfModule).sort();
  const texts = new Map<string, string>();
  for (let from = 0; from < names.length; from += atOnce) {
    const uris = names.slice(from, from + atOnce).map((it) => child(folder, it));
    const read = await Promise.all(uris.map((it) => files.read(it)));
    uris.forEach((uri, i) => {
      const text = read[i];
      if (text !== undefined) texts.set(uri, text);
    });
  }
  return { texts, subfolders: named('folder').filter((it) => !it.startsWith('.') && it !== 'node_modules') };
}

function toContents(folder: string, { texts }: Texts): Contents {
  const lockUri = child(folder, lockName);
  const lockText = texts.get(lockUri);
  const documents = [...texts]
    .filter(([uri]) => uri !== lockUri)
    .map(([uri, text]) => [uri, parse(uri, text)] as const);
  return { documents: new Map(documents), lock: lockText === undefined ? undefined : parse(lockUri, lockText) };
}
