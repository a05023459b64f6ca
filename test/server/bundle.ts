import { build } from 'esbuild';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type TestContext } from 'node:test';

/** Bundles a program of server/src beside the test file that runs, and says where it is. */
export async function bundle(name: 'node' | 'check'): Promise<string> {
  const outfile = (process.argv[1] ?? '').replace(/(?:\.test)?\.cjs$/, `.${name}.js`);
  await build({
    entryPoints: [`server/src/${name}.ts`],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
  return outfile;
}

/** A new folder holding `files`, by relative path; it goes with the test. Its path has no links in it. */
export function temporaryFolder(t: TestContext, files: Readonly<Record<string, string>> = {}): string {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'auth0-terraform-')));
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  write(folder, files);
  return folder;
}

/** Writes files, by relative path. */
export function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
}
