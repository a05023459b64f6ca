// Packs what users install: dist/auth0-terraform-<version>.vsix.
import { createVSIX } from '@vscode/vsce';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './host/setUp.mjs';

const { name, version } = /** @type {{ name: string, version: string }} */ (
  JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'))
);

/** Where `packageExtension` puts the VSIX. */
export const vsix = path.join(root, 'dist', `${name}-${version}.vsix`);

/** Builds (by the manifest's `vscode:prepublish`) and packs. */
export async function packageExtension() {
  await pack(root, vsix);
}

/** Packs the extension in `folder` into the file `to`. @param {string} folder @param {string} to */
export async function pack(folder, to) {
  await createVSIX({
    cwd: folder,
    packagePath: to,
    dependencies: false,
    // The README's links stay relative: there is no address to put before them.
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
    skipLicense: true,
  });
}

if (process.argv[1] === import.meta.filename) await packageExtension();
