import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { type FileSystem } from '../../server/src/files';
import { type Document, type Module, parse } from '../../server/src/language';
import { nodeFiles, toPath, toUri } from '../../server/src/nodeFiles';
import { canonical, nameOf } from '../../server/src/uri';
import { createWorkspace } from '../../server/src/workspace';
import { temporaryFolder, write } from './bundle';

const call = (source: string) => `module "m" {\n  source = "${source}"\n}\n`;
const names = (module: Module) => module.documents.map((it) => nameOf(canonical(it.uri)));

/** A workspace on real files. `edit` opens a document or changes its text. */
function start(t: TestContext, contents: Record<string, string>, files?: FileSystem, patience = 60_000) {
  const folder = temporaryFolder(t, contents);
  const documents = new Map<string, Document>();
  const log: string[] = [];
  /** Readings that ended after answers had been given without them. */
  const late = new EventEmitter();
  let lateOnes = 0;
  const open = { uris: () => documents.keys(), get: (uri: string) => documents.get(uri) };
  const reader = files ?? nodeFiles((it) => log.push(it));
  const workspace = createWorkspace({
    files: reader,
    open,
    log: (it) => log.push(it),
    patience,
    late: () => late.emit('one', ++lateOnes),
  });
  workspace.setRoots([toUri(folder)]);
  const uriOf = (name: string) => toUri(path.join(folder, name));
  const moduleOf = (name: string) => workspace.moduleOf(uriOf(name));
  const changed = (...them: string[]) => workspace.changed(them.map(uriOf));
  const edit = (name: string, text: string) => {
    documents.set(uriOf(name), parse(uriOf(name), text));
    workspace.touch(uriOf(name));
  };
  const close = (name: string) => {
    documents.delete(uriOf(name));
    workspace.close(uriOf(name));
  };
  const lateReadings = async (number: number) => {
    while (lateOnes < number) await once(late, 'one');
  };
  return { folder, workspace, log, lateReadings, uriOf, moduleOf, changed, edit, close };
}

test('a module is the Terraform files of one folder and its lock file', async (t) => {
  const { moduleOf, uriOf } = start(t, {
    'a/main.tf': '',
    'a/more.tofu': '',
    'a/.terraform.lock.hcl': '',
    'a/.hidden.tf': '',
    'a/backup.tf~': '',
    'a/values.tfvars': '',
    'a/b/other.tf': '',
  });
  const module = await moduleOf('a/main.tf');
  assert.deepEqual(names(module), ['main.tf', 'more.tofu']);
  assert.equal(module.uri, uriOf('a'));
  assert.equal(module.lock?.uri, uriOf('a/.terraform.lock.hcl'));
});

test('open text wins over the text on disk until it is closed', async (t) => {
  const { moduleOf, edit, close } = start(t, { 'main.tf': 'a = 1' });
  const text = async () => (await moduleOf('main.tf')).documents.map((it) => it.text);
  assert.deepEqual(await text(), ['a = 1']);
  edit('main.tf', 'a = 2');
  edit('new.tf', 'b = 3');
  assert.deepEqual(await text(), ['a = 2', 'b = 3']);
  close('main.tf');
  close('new.tf');
  assert.deepEqual(await text(), ['a = 1']);
});

test('a module stays the same object until one of its files changes', async (t) => {
  const { moduleOf, edit } = start(t, { 'a/main.tf': call('../b'), 'b/main.tf': '', 'c/main.tf': '' });
  const [a, b] = [await moduleOf('a/main.tf'), await moduleOf('b/main.tf'), await moduleOf('c/main.tf')];
  edit('c/main.tf', 'x = 1');
  assert.equal(await moduleOf('a/main.tf'), a);
  assert.equal(await moduleOf('b/main.tf'), b);
  edit('b/main.tf', 'x = 1');
  assert.equal(await moduleOf('a/main.tf'), a);
  assert.notEqual(await moduleOf('b/main.tf'), b);
  assert.equal((await moduleOf('b/main.tf')).callers[0], a);
});

test('files that come, change and go on disk are read again', async (t) => {
  const { folder, moduleOf, changed } = start(t, { 'main.tf': 'a = 1', 'old.tf': '' });
  await moduleOf('main.tf');
  write(folder, { 'main.tf': 'a = 2', 'new.tf': '' });
  fs.rmSync(path.join(folder, 'old.tf'));
  assert.equal(await changed('main.tf', 'new.tf', 'old.tf'), true);
  const module = await moduleOf('main.tf');
  assert.deepEqual(names(module), ['main.tf', 'new.tf']);
  assert.equal(module.documents[0]?.text, 'a = 2');
});

test('a change of an open document, or of what is no Terraform, changes no answer', async (t) => {
  const { changed, edit } = start(t, { 'main.tf': '', 'README.md': '' });
  edit('main.tf', 'a = 1');
  assert.equal(await changed('main.tf', 'README.md'), false);
});

test('callers are found all over the workspace, and their callers too', async (t) => {
  const { moduleOf, uriOf } = start(t, {
    'live/prod/main.tf': call('../../modules/mid'),
    'live/dev/main.tf': call('../../modules/mid/'),
    'modules/mid/main.tf': call('./leaf one'),
    'modules/mid/leaf one/main.tf': '',
    'node_modules/x/main.tf': call('../../modules/mid'),
    '.terraform/x/main.tf': call('../../modules/mid'),
  });
  const leaf = await moduleOf('modules/mid/leaf one/main.tf');
  assert.deepEqual(
    leaf.callers.map((it) => it.uri),
    [uriOf('modules/mid')],
  );
  assert.deepEqual(leaf.callers[0]?.callers.map((it) => it.uri).sort(), [uriOf('live/dev'), uriOf('live/prod')]);
});

test('a call that is only typed counts, and so does its end', async (t) => {
  const { moduleOf, edit } = start(t, { 'main.tf': '', 'b/main.tf': '' });
  const callers = async () => (await moduleOf('b/main.tf')).callers.length;
  await moduleOf('main.tf');
  assert.equal(await callers(), 0);
  edit('main.tf', call('./b'));
  assert.equal(await callers(), 1);
  edit('main.tf', '');
  assert.equal(await callers(), 0);
});

test('a call that appears on disk counts', async (t) => {
  const { folder, moduleOf, changed } = start(t, { 'b/main.tf': '' });
  assert.equal((await moduleOf('b/main.tf')).callers.length, 0);
  write(folder, { 'main.tf': call('./b') });
  await changed('main.tf');
  assert.equal((await moduleOf('b/main.tf')).callers.length, 1);
});

test('a calling folder that is deleted as a whole calls no longer', async (t) => {
  const { folder, moduleOf, changed, uriOf } = start(t, { 'root/main.tf': call('../a'), 'a/main.tf': '' });
  const callers = async () => (await moduleOf('a/main.tf')).callers.map((it) => it.uri);
  assert.deepEqual(await callers(), [uriOf('root')]);
  fs.rmSync(path.join(folder, 'root'), { recursive: true });
  assert.equal(await changed('elsewhere'), false);
  assert.deepEqual(await callers(), [uriOf('root')]);
  assert.equal(await changed('root'), true);
  assert.deepEqual(await callers(), []);
});

test('modules that call each other in a circle, or themselves, do no harm', async (t) => {
  const { moduleOf } = start(t, { 'a/main.tf': call('../b'), 'b/main.tf': call('../a'), 'c/main.tf': call('../c') });
  const a = await moduleOf('a/main.tf');
  assert.deepEqual(
    a.callers.map((it) => it.callers.length),
    [0],
  );
  assert.deepEqual((await moduleOf('c/main.tf')).callers, []);
});

test('where main.tofu stands beside main.tf, each is seen in the module of its own program', async (t) => {
  const { moduleOf, edit } = start(t, { 'main.tf': '', 'main.tofu': '', 'other.tf': '', 'more.tofu': '' });
  edit('main.tf', '');
  edit('main.tofu', '');
  assert.deepEqual(names(await moduleOf('main.tofu')), ['main.tofu', 'more.tofu', 'other.tf']);
  assert.deepEqual(names(await moduleOf('main.tf')), ['main.tf', 'other.tf']);
});

test('a document that is no file of a module is a module of its own', async (t) => {
  const { workspace, edit, uriOf, moduleOf } = start(t, { 'main.tf': '' });
  edit('notes.txt', 'a = 1');
  assert.deepEqual(names(await moduleOf('notes.txt')), ['notes.txt']);
  assert.equal(workspace.isInFolder(uriOf('notes.txt')), false);
  assert.equal(workspace.isInFolder('untitled:/folder/main.tf'), false);
});

test('links that go round in circles end, and links to files are files', async (t) => {
  const { folder, moduleOf } = start(t, { 'a/main.tf': call('../b'), 'b/main.tf': '', 'elsewhere.txt': '' });
  fs.symlinkSync(folder, path.join(folder, 'b/round'));
  fs.symlinkSync(path.join(folder, 'elsewhere.txt'), path.join(folder, 'b/linked.tf'));
  fs.symlinkSync('nowhere', path.join(folder, 'b/broken.tf'));
  const module = await moduleOf('b/main.tf');
  assert.deepEqual(names(module), ['linked.tf', 'main.tf']);
  assert.equal(module.callers.length, 1);
});

test('a file that is too large is left out, and the log says so', async (t) => {
  const { folder, moduleOf, log } = start(t, { 'main.tf': '', 'large.tf': '' });
  fs.truncateSync(path.join(folder, 'large.tf'), 4_000_001);
  assert.deepEqual(names(await moduleOf('main.tf')), ['main.tf']);
  assert.match(log.join('\n'), /large\.tf is left out: 4000001 bytes/);
});

test('a folder that is none, and files of other schemes, are empty', async (t) => {
  const folder = temporaryFolder(t, { 'main.tf': '' });
  const log: string[] = [];
  const files = nodeFiles((it) => log.push(it));
  assert.deepEqual(await files.list(toUri(path.join(folder, 'main.tf'))), []);
  assert.match(log.join('\n'), /main\.tf is left out: it cannot be read \(ENOTDIR\)/);
  assert.deepEqual(await files.list('vscode-vfs://github/a'), []);
  assert.equal(await files.read('file:///%00'), undefined);
  assert.equal(await files.read(toUri(path.join(folder, 'nowhere.tf'))), undefined);
});

test('paths and URIs lead back to each other', () => {
  for (const place of ['/', '/a b/[c]/100%/é.tf']) assert.equal(toPath(toUri(place)), place);
});

test('a file system that hangs delays an answer, but not for ever, and what comes late is announced', async (t) => {
  const real = nodeFiles(() => undefined);
  let go: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (go = resolve));
  const files: FileSystem = { list: (it) => gate.then(() => real.list(it)), read: (it) => real.read(it) };
  const { moduleOf, edit, lateReadings } = start(t, { 'main.tf': '', 'other.tf': '' }, files, 1);
  edit('main.tf', '');
  assert.deepEqual(names(await moduleOf('main.tf')), ['main.tf']);
  go();
  // The folder, and the search for callers.
  await lateReadings(2);
  assert.deepEqual(names(await moduleOf('main.tf')), ['main.tf', 'other.tf']);
});

test('of two readings of a folder, the later one counts even if it ends first', async (t) => {
  const real = nodeFiles(() => undefined);
  const held: (() => void)[] = [];
  const list = async (folder: string) => {
    const entries = await real.list(folder);
    // The search for callers and the first reading are held back, the second reading is not.
    if (held.length < 2) await new Promise<void>((resolve) => held.push(resolve));
    return entries;
  };
  const files: FileSystem = { list, read: (it) => real.read(it) };
  const { folder, moduleOf, changed, edit, lateReadings } = start(t, { 'main.tf': '' }, files, 1);
  edit('main.tf', '');
  await moduleOf('main.tf');
  while (held.length < 2) await new Promise(setImmediate);
  write(folder, { 'new.tf': '' });
  await changed('new.tf');
  assert.deepEqual(names(await moduleOf('main.tf')), ['main.tf', 'new.tf']);
  for (const release of held) release();
  await lateReadings(2);
  assert.deepEqual(names(await moduleOf('main.tf')), ['main.tf', 'new.tf']);
});
