// `Paste API JSON as Terraform`: the clipboard is only read when this command is run.
import { type Context } from './context';
import { insert } from './insertApis';
import { parseApiJson } from './parseApiJson';

export async function pasteApiJson({ ui }: Context): Promise<void> {
  const pasted = parseApiJson(await ui.readClipboard());
  if ('problem' in pasted) {
    await ui.tell('warning', pasted.problem);
    return;
  }
  const { servers, skipped } = pasted;
  await insert(ui, ui.activeDocument() ?? (await ui.newDocument()), servers, 'insert');
  if (skipped > 0) await ui.tell('information', `${skipped} of the entries are no APIs and were left out.`);
}
