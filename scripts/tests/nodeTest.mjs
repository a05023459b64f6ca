// Runs files with node:test, shows them as they go, and counts.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../host/setUp.mjs';

/** @typedef {{ passed: number, failed: number }} Count */

/**
 * @param {string[]} files absolute or relative to the project
 * @param {string[]} [options] of node
 * @returns {Count} a run that ends badly, or runs nothing, counts as one failure more
 */
export function runNodeTests(files, options = []) {
  const report = path.join(root, 'out', `count-${process.pid}.json`);
  fs.mkdirSync(path.dirname(report), { recursive: true });
  const { status } = spawnSync(
    process.execPath,
    [
      ...options,
      ...['--test', '--test-reporter=spec', '--test-reporter-destination=stdout'],
      `--test-reporter=${pathToFileURL(path.join(import.meta.dirname, 'countReporter.mjs')).href}`,
      `--test-reporter-destination=${report}`,
      ...files,
    ],
    { cwd: root, stdio: 'inherit' },
  );
  const count = /** @type {Count} */ (JSON.parse(fs.readFileSync(report, 'utf8') || '{ "passed": 0, "failed": 0 }'));
  fs.rmSync(report);
  const ended = status === 0 && count.passed > 0;
  return ended || count.failed > 0 ? count : { ...count, failed: 1 };
}
