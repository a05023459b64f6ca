// What happens around the documents: settings, files on disk, and the death of the server.
import assert from 'node:assert/strict';
import { type ChildProcess } from 'node:child_process';
import * as vscode from 'vscode';
import execArgv from '../../../server/execArgv.json';
import { after, eventually, folderOf, hoversAt, open, problems, untouched } from './editor';

export function lifeTests(): void {
  describe('life', () => {
    afterEach(untouched);

    it('the version in force leads to the file that sets it', async () => {
      await open('current', 'main.tf');
      const selected = await eventually('the lock file', async () => {
        await vscode.commands.executeCommand('auth0Terraform.openProviderSource');
        const editor = vscode.window.activeTextEditor;
        return editor?.document.uri.path.endsWith('.terraform.lock.hcl')
          ? editor.document.getText(editor.selection)
          : '';
      });
      assert.match(selected, /1\.2\.0/);
    });

    it('a changed lock file is noticed', async () => {
      const { document } = await open('current', 'main.tf');
      await eventually('scopes to be reported as removed', () => rules(document).includes('removed'));
      const lock = vscode.Uri.joinPath(folderOf('current'), '.terraform.lock.hcl');
      const before = await vscode.workspace.fs.readFile(lock);
      const older = Buffer.from(before).toString().replaceAll('1.2.0', '0.50.2').replace('~> 1.0', '~> 0.50');
      await vscode.workspace.fs.writeFile(lock, Buffer.from(older));
      await eventually('scopes to be reported as deprecated', () => rules(document).includes('deprecated'));
      await vscode.workspace.fs.writeFile(lock, before);
      await eventually('scopes to be reported as removed again', () => rules(document).includes('removed'));
    });

    it('settings hold at once: severity, version, off', async () => {
      const { document } = await open('current', 'main.tf');
      await eventually('a problem', () => problems(document));
      await set('validation.severities', { removed: 'hint' });
      await eventually('a hint', () =>
        vscode.languages.getDiagnostics(document.uri).some((it) => it.severity === vscode.DiagnosticSeverity.Hint),
      );
      await set('providerVersion', '0.37.1');
      await eventually('nothing to complain about', () => problems(document).length === 0);
      await set('providerVersion', undefined);
      await eventually('a problem', () => problems(document));
      await set('validation.enabled', false);
      await eventually('silence', () => problems(document).length === 0);
      await set('validation.enabled', undefined);
      await set('validation.severities', undefined);
      await eventually('a problem', () => problems(document));
    });

    it('a folder of the workspace has settings of its own', async () => {
      const target = vscode.ConfigurationTarget.WorkspaceFolder;
      const settings = vscode.workspace.getConfiguration('auth0Terraform', folderOf('legacy'));
      await settings.update('providerVersion', '1.2.0', target);
      const legacy = await open('legacy', 'main.tf');
      await eventually('scopes to be reported in the folder', () => rules(legacy.document).includes('removed'));
      await settings.update('providerVersion', undefined, target);
      await eventually('nothing to complain about in the folder', () => problems(legacy.document).length === 0);
    });

    it('the server comes back after its death', async () => {
      const { document } = await open('current', 'main.tf');
      await eventually('a hover', () => hoversAt(document, after(document, 'ident')));
      const [first] = servers();
      assert.ok(first, 'The server runs as a process of its own.');
      assert.deepEqual(
        execArgv.filter((it) => !first.spawnargs.includes(it)),
        [],
      );
      first.kill('SIGKILL');
      const second = await eventually('another server', () => servers().find((it) => it.pid !== first.pid));
      await eventually('a hover again', () => hoversAt(document, after(document, 'ident')));
      await eventually('problems again', () => problems(document));
      assert.deepEqual(
        servers().map((it) => it.pid),
        [second.pid],
      );
    });

    it('the restart command starts another server and ends the first', async () => {
      const { document } = await open('current', 'main.tf');
      const [first] = servers();
      await vscode.commands.executeCommand('auth0Terraform.restartServer');
      await eventually('a hover', () => hoversAt(document, after(document, 'ident')));
      await eventually('one server', () => servers().length === 1);
      assert.notEqual(servers()[0]?.pid, first?.pid);
      assert.equal((await hoversAt(document, after(document, 'ident'))).length, 1);
    });
  });
}

const rules = (document: vscode.TextDocument) => problems(document).map((it) => it.split(':')[0]);

async function set(key: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('auth0Terraform').update(key, value, vscode.ConfigurationTarget.Workspace);
}

/** Our live child processes: the suite runs in the process that started them. */
function servers(): ChildProcess[] {
  return (process as unknown as { _getActiveHandles(): unknown[] })._getActiveHandles().filter(isServer);
}

function isServer(it: unknown): it is ChildProcess {
  const { spawnargs, exitCode, signalCode } = it as Partial<ChildProcess>;
  const ours = spawnargs?.some((word) => /dist[\\/]server\.js$/.test(word)) ?? false;
  return ours && exitCode === null && signalCode === null;
}
