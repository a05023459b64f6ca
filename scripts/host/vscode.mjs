// Finds a VS Code with a window of its own: the one in VSCODE_PATH, else a downloaded one. Undefined where there is none to be had.
import { downloadAndUnzipVSCode, SilentReporter } from '@vscode/test-electron';
import path from 'node:path';
import { root } from './setUp.mjs';

/** @returns {Promise<{ executable: string, name: string } | { executable: undefined, name: string }>} `name` tells which, and why */
export async function findVsCode() {
  const given = process.env.VSCODE_PATH;
  if (given) return { executable: given, name: `VS Code given in VSCODE_PATH (${given})` };
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    return { executable: undefined, name: 'the VS Code server in Chromium (there is no display for a VS Code window)' };
  try {
    const executable = await downloadAndUnzipVSCode({
      version: 'stable',
      cachePath: path.join(root, '.vscode-test'),
      timeout: 15_000,
      reporter: new SilentReporter(),
    });
    return { executable, name: `downloaded VS Code (${executable})` };
  } catch {
    return { executable: undefined, name: 'the VS Code server in Chromium (VS Code cannot be downloaded here)' };
  }
}
