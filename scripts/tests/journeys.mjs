// The journeys: what a user sees and does, in the real workbench, with the packaged VSIX installed (test/editor/journeys).
import fs from 'node:fs';
import path from 'node:path';
import { canHost, root, setUpChromium, setUpHost } from '../host/setUp.mjs';
import { packageExtension } from '../package.mjs';
import { runNodeTests } from './nodeTest.mjs';

const folder = path.join(root, 'test/editor/journeys');

/** @param {string} filter part of the name of the files to run; empty: all */
export async function runJourneys(filter) {
  if (!canHost) {
    console.log('\nJourneys need the VS Code server, which runs on Linux x64 only: none was run here.');
    return { passed: 0, failed: 0 };
  }
  setUpHost();
  setUpChromium();
  await packageExtension();
  console.log('\nJourneys in the VS Code server in Chromium, with the packaged extension');
  const files = fs.readdirSync(folder).filter((it) => it.endsWith('.test.mjs') && it.includes(filter));
  return runNodeTests(files.sort().map((it) => path.join(folder, it)));
}
