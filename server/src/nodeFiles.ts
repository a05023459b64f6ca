// The file system of Node. Only `file:` URIs have files here; other schemes belong to the editor.
import fs from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Entry, type FileSystem } from './files';
import { canonical } from './uri';

/** Bytes. A larger file is not Terraform that someone wrote, and would only cost memory. */
const largest = 4_000_000;

/** @param log takes one line about something at `place` that exists and is left out. */
export function nodeFiles(log: (message: string, place: string) => void): FileSystem {
  return { list, read };

  async function list(folder: string): Promise<Entry[]> {
    const place = toPath(folder);
    if (place === undefined) return [];
    try {
      const found = await fs.readdir(place, { withFileTypes: true });
      const entries = await Promise.all(
        found.map(async (it): Promise<Entry[]> => {
          if (it.isDirectory()) return [{ name: it.name, kind: 'folder' }];
          const isFile = it.isFile() || (it.isSymbolicLink() && (await isLinkToFile(path.join(place, it.name))));
          return isFile ? [{ name: it.name, kind: 'file' }] : [];
        }),
      );
      return entries.flat();
    } catch (error) {
      explain('Folder', place, error);
      return [];
    }
  }

  async function read(uri: string): Promise<string | undefined> {
    const place = toPath(uri);
    if (place === undefined) return undefined;
    try {
      const { size } = await fs.stat(place);
      if (size <= largest) return await fs.readFile(place, 'utf8');
      log(`${place} is left out: ${size} bytes are more than the ${largest} that are read.`, place);
    } catch (error) {
      explain('File', place, error);
    }
    return undefined;
  }

  /** A file that vanished between two looks is everyday life and not worth a line. */
  function explain(what: string, place: string, error: unknown): void {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    if (code !== 'ENOENT') log(`${what} ${place} is left out: it cannot be read (${code}).`, place);
  }
}

/** The canonical URI of a path, absolute or relative to the working directory; no slash at the end. */
export function toUri(place: string): string {
  return canonical(pathToFileURL(path.resolve(place)).href).replace(/\/$/, '');
}

/** The path of a `file:` URI; undefined for other schemes and for what no path can be. */
export function toPath(uri: string): string | undefined {
  if (!/^file:/i.test(uri)) return undefined;
  try {
    // A root folder has lost its slash: `file://` and `file:///c%3A` mean `/` and `c:\`.
    return fileURLToPath(/^file:\/\/(\/[a-z]%3A)?$/i.test(uri) ? `${uri}/` : uri);
  } catch {
    return undefined;
  }
}

async function isLinkToFile(place: string): Promise<boolean> {
  try {
    return (await fs.stat(place)).isFile();
  } catch {
    return false;
  }
}
