// Texts that are shown and are no files: the sides of a comparison. A text goes when its editor is closed.
import { Disposable, Uri, workspace } from 'vscode';
import { type Virtual } from './ui';

/** Scheme of their URIs. They are coloured and explained like any Terraform, but nothing is reported in them. */
export const virtualScheme = 'auth0-tenant';

const texts = new Map<string, string>();
let count = 0;

/** The URI under which `virtual` can be opened. */
export function show({ name, text }: Virtual): Uri {
  const path = `/${++count}/${name.replace(/[/\\?#]/g, '_')}`;
  const uri = Uri.from({ scheme: virtualScheme, path });
  texts.set(uri.toString(), text);
  return uri;
}

export function virtualDocuments(): Disposable {
  return Disposable.from(
    workspace.registerTextDocumentContentProvider(virtualScheme, {
      provideTextDocumentContent: (uri) => texts.get(uri.toString()),
    }),
    workspace.onDidCloseTextDocument(({ uri }) => texts.delete(uri.toString())),
  );
}
