// Which module a document belongs to. Open text wins over the disk's; modules are immutable and made anew when a file of theirs changed.
import { createModule, localModuleCalls, type Document, type Module } from './language';
import { type FileSystem } from './files';
import { findCallers, isPartOfModule, lockName, readFolder, type Contents } from './folders';
import { soon } from './soon';
import { canonical, child, nameOf, parent } from './uri';

/** The documents that are open in the editor, by canonical URI. */
export interface OpenDocuments {
  uris(): Iterable<string>;
  /** As parsed now. */
  get(uri: string): Document | undefined;
}

export interface Workspace {
  /** The module of a document, open or not. Waits for the disk, but never long: then the answer rests on what is known so far. */
  moduleOf(uri: string): Promise<Module>;
  /** All modules that are known: those of open files, and those that call others by a local path. */
  modules(): Promise<readonly Module[]>;
  /** URI of the module of a document, known without looking at the disk. */
  moduleUri(uri: string): string;
  /** Whether the document is a file of a folder's module, rather than a module of its own. */
  isInFolder(uri: string): boolean;
  /** Sets the folders in which modules that call others are searched. */
  setRoots(roots: readonly string[]): void;
  /** A document was opened or changed. */
  touch(uri: string): void;
  /** A document was closed: the disk's text holds again. */
  close(uri: string): void;
  /** Files changed on disk, or folders are gone. Resolves when they have been read again; true where answers may be others now. */
  changed(uris: readonly string[]): Promise<boolean>;
}

interface Folder {
  /** Undefined while it is read for the first time. */
  contents: Contents | undefined;
  /** What is being read at the moment; whoever has read something older throws it away. */
  reading: Reading | undefined;
  /** The module as if nobody called it. Undefined when a file of it changed. */
  alone: Alone | undefined;
  /** The module with its callers, and the `stamp` at which that was right. */
  whole: { readonly module: Module; readonly from: Alone; readonly stamp: number } | undefined;
}

interface Alone {
  readonly module: Module;
  /** URIs of the folders that it calls. */
  readonly calls: ReadonlySet<string>;
}

interface Reading {
  readonly done: Promise<void>;
  /** As `done`, but gives up after `patience`. */
  readonly bounded: Promise<void>;
}

interface Options {
  readonly files: FileSystem;
  readonly open: OpenDocuments;
  readonly log: (message: string) => void;
  /** Milliseconds that answers wait for the file system. */
  readonly patience: number;
  /** Something was read so late that answers have been given without it. */
  readonly late: () => void;
}

export function createWorkspace({ files, open, log, patience, late }: Options): Workspace {
  const folders = new Map<string, Folder>();
  let roots: readonly string[] = [];
  let search: Reading | undefined;
  /** Counts changes: what was made at this stamp is still right. */
  let stamp = 0;

  return { moduleOf, modules, moduleUri, isInFolder, setRoots, touch, close, changed };

  async function moduleOf(given: string): Promise<Module> {
    const uri = canonical(given);
    const folderUri = moduleUri(uri);
    const document = open.get(uri);
    if (!isInFolder(uri)) return createModule(given, document ? [document] : [], undefined, []);
    search ??= begin(searchCallers());
    const folder = folders.get(folderUri) ?? read(folderUri);
    await folder.reading?.bounded;
    await search.bounded;
    const module = whole(folderUri, folder);
    // Where main.tofu stands beside main.tf, OpenTofu reads only the former, and so does `createModule`. Whoever looks at
    // main.tf sees what Terraform does, which reads no .tofu file.
    const isShadowed =
      document && document === open.get(uri) && document !== module.lock && !module.documents.includes(document);
    if (!isShadowed) return module;
    const forTerraform = [...documentsOf(folderUri, folder).values()].filter((it) => !it.uri.endsWith('.tofu'));
    return createModule(folderUri, forTerraform, module.lock, module.callers);
  }

  async function modules(): Promise<readonly Module[]> {
    search ??= begin(searchCallers());
    await search.bounded;
    return [...folders].filter(([, it]) => it.contents).map(([uri, it]) => whole(uri, it));
  }

  function moduleUri(uri: string): string {
    const key = canonical(uri);
    return !key.startsWith('untitled:') && isPartOfModule(nameOf(key)) ? parent(key) : key;
  }

  function isInFolder(uri: string): boolean {
    return moduleUri(uri) !== canonical(uri);
  }

  function setRoots(next: readonly string[]): void {
    roots = next.map((it) => canonical(it).replace(/\/$/, ''));
    search = undefined;
    folders.clear();
    stamp++;
  }

  function touch(uri: string): void {
    const folder = folders.get(moduleUri(uri));
    if (folder) invalidate(folder);
  }

  function close(uri: string): void {
    touch(uri);
    prune(moduleUri(uri));
  }

  async function changed(uris: readonly string[]): Promise<boolean> {
    const all = uris.map(canonical);
    const parts = all.filter((it) => isPartOfModule(nameOf(it)));
    // Whoever deletes a folder does not name its files.
    const below = [...folders.keys()].filter((folder) =>
      all.some((it) => folder === it || folder.startsWith(`${it}/`)),
    );
    const again = new Set([...parts.map(parent), ...below]);
    await Promise.all([...again].map(async (it) => read(it).reading?.done));
    again.forEach(prune);
    const isOpen = new Set(open.uris());
    return below.length > 0 || parts.some((it) => !isOpen.has(it));
  }

  /** Starts to read a folder. What was known of it stays in force until then. */
  function read(uri: string): Folder {
    const folder = folders.get(uri) ?? add(uri, undefined);
    const reading = begin(
      readFolder(files, uri).then((contents) => {
        if (folder.reading !== reading) return;
        folder.reading = undefined;
        folder.contents = contents;
        invalidate(folder);
      }),
    );
    folder.reading = reading;
    return folder;
  }

  async function searchCallers(): Promise<void> {
    const searched = roots;
    const all = await findCallers(files, roots, (uri, contents) => {
      // A folder that is known, or just being read, is known at least as well as by this search.
      if (searched === roots && !folders.has(uri)) add(uri, contents);
    });
    if (!all) log('The workspace has too many folders: modules that call others are known only in part.');
  }

  function add(uri: string, contents: Contents | undefined): Folder {
    const folder: Folder = { contents, reading: undefined, alone: undefined, whole: undefined };
    folders.set(uri, folder);
    stamp++;
    return folder;
  }

  function invalidate(folder: Folder): void {
    folder.alone = undefined;
    stamp++;
  }

  /** Forgets a folder of which nothing is open and that calls nobody. */
  function prune(uri: string): void {
    const folder = folders.get(uri);
    if (!folder || folder.reading || aloneOf(uri, folder).calls.size > 0) return;
    if (![...open.uris()].some((it) => moduleUri(it) === uri)) folders.delete(uri);
  }

  /** @param made the modules of this round; undefined for those under way: they call in a circle, which Terraform refuses. */
  function whole(uri: string, folder: Folder, made = new Map<string, Module | undefined>()): Module {
    if (folder.whole?.stamp === stamp) return folder.whole.module;
    made.set(uri, undefined);
    const callers: Module[] = [];
    for (const [callerUri, caller] of folders) {
      if (!aloneOf(callerUri, caller).calls.has(uri)) continue;
      if (!made.has(callerUri)) made.set(callerUri, whole(callerUri, caller, made));
      const module = made.get(callerUri);
      if (module) callers.push(module);
    }
    const from = aloneOf(uri, folder);
    const before = folder.whole;
    const same = before?.from === from && equal(before.module.callers, callers);
    const module = same
      ? before.module
      : callers.length === 0
        ? from.module
        : createModule(uri, from.module.documents, from.module.lock, callers);
    folder.whole = { module, from, stamp };
    return module;
  }

  function aloneOf(uri: string, folder: Folder): Alone {
    if (folder.alone) return folder.alone;
    const lock = open.get(child(uri, lockName)) ?? folder.contents?.lock;
    const module = createModule(uri, documentsOf(uri, folder).values(), lock, []);
    folder.alone = { module, calls: new Set(localModuleCalls(module).map((it) => canonical(it.uri))) };
    return folder.alone;
  }

  function documentsOf(uri: string, folder: Folder): ReadonlyMap<string, Document> {
    const documents = new Map(folder.contents?.documents);
    for (const it of open.uris()) {
      const isPart = it.startsWith(uri) && moduleUri(it) === uri && nameOf(it) !== lockName;
      const document = isPart ? open.get(it) : undefined;
      if (document) documents.set(it, document);
    }
    return documents;
  }

  function begin(work: Promise<void>): Reading {
    let isDone = false;
    const done = work
      .catch((error: unknown) =>
        log(`Reading the workspace failed: ${error instanceof Error ? error.stack : String(error)}`),
      )
      .then(() => {
        isDone = true;
      });
    const bounded = soon(patience, done).then(() => {
      if (!isDone) void done.then(late);
    });
    return { done, bounded };
  }
}

function equal(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((it, i) => it === others[i]);
}
