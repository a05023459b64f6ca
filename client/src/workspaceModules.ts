// The modules of the workspace, as they are open or on disk.
import { FileType, type TextDocument, Uri, workspace } from 'vscode';
import { createModule, type Document, type Module, parse } from '../../server/src/language';

/** Files that are looked at, at most. */
const mostFiles = 5000;

/** Those with a file that has `text` in it. */
export async function modulesWith(text: string): Promise<readonly Module[]> {
  const files = await workspace.findFiles('**/*.{tf,tofu}', '**/{.terraform,node_modules}/**', mostFiles);
  const folders = new Map<string, Uri>();
  for (const file of files) {
    const folder = Uri.joinPath(file, '..');
    if (folders.has(folder.toString())) continue;
    // A file that goes meanwhile is none.
    const content = open(file)?.getText() ?? (await readText(file).catch(() => ''));
    if (content.includes(text)) folders.set(folder.toString(), folder);
  }
  const found = await Promise.all([...folders.values()].map((it) => readFolder(it).catch(() => undefined)));
  return found.filter((it) => it !== undefined);
}

export async function readFolder(folder: Uri): Promise<Module> {
  const entries = await workspace.fs.readDirectory(folder);
  const read = async (name: string): Promise<Document> => {
    const uri = Uri.joinPath(folder, name);
    return parse(uri.toString(), open(uri)?.getText() ?? (await readText(uri)));
  };
  const files = entries.filter(([name, type]) => (type & FileType.File) !== 0 && /\.(?:tf|tofu)$/.test(name));
  const lock = entries.some(([name]) => name === '.terraform.lock.hcl') ? await read('.terraform.lock.hcl') : undefined;
  return createModule(folder.toString(), await Promise.all(files.map(([name]) => read(name))), lock);
}

async function readText(uri: Uri): Promise<string> {
  return Buffer.from(await workspace.fs.readFile(uri))
    .toString('utf8')
    .replace(/^\ufeff/, '');
}

/** The document as the editor has it. */
export function open(uri: Uri): TextDocument | undefined {
  return workspace.textDocuments.find((it) => it.uri.toString() === uri.toString() && !it.isClosed);
}
