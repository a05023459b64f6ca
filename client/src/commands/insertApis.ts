// `Insert APIs from Tenant...` and `Import APIs from Tenant...`: choose, plan, write.
import { type Module } from '../../../server/src/language';
import { type ResourceServer } from '../tenant/resourceServer';
import { type OpenDocument, type Ui } from '../ui';
import { type Context, type Target } from './context';
import { importCommand } from './importCommand';
import { pickApis } from './pickApis';
import { planImport, type ImportPlan } from './planImport';
import { planInsert, type Plan } from './planInsert';
import { chooseTenant, withTenant } from './withTenant';

/** @param targets APIs that the command was started on; none: the user chooses */
export async function insertApis(context: Context, targets: readonly Target[]): Promise<void> {
  await write(context, targets, 'insert');
}

export async function importApis(context: Context, targets: readonly Target[]): Promise<void> {
  await write(context, targets, 'import');
}

async function write(context: Context, targets: readonly Target[], what: 'insert' | 'import'): Promise<void> {
  const { ui } = context;
  const before = ui.activeDocument();
  const host = targets[0]?.host ?? (await chooseTenant(context));
  if (host === undefined) return;
  const title = what === 'insert' ? 'Insert APIs from' : 'Import APIs from';
  const module = before && (await ui.module(before.uri));
  const servers = await withTenant(context, host, () =>
    pickApis(context, host, targets, { title, module, preselect: what === 'import' }),
  );
  if (!servers) return;
  const document = await documentNow(ui, before);
  if (document) await insert(ui, document, servers, what);
}

/** Where the blocks go: the document in which the command was started, at the place where the cursor is by now. */
async function documentNow(ui: Ui, before: OpenDocument | undefined): Promise<OpenDocument | undefined> {
  if (!before) return ui.newDocument();
  const now = ui.openDocument(before.uri);
  if (now) return now;
  const elsewhere = 'Insert in New File';
  const message = 'The file was closed meanwhile. Nothing was inserted.';
  return (await ui.tell('warning', message, elsewhere)) === elsewhere ? ui.newDocument() : undefined;
}

/** Plans and writes; the user is told where nothing can be written, and what remains to do. */
export async function insert(
  ui: Ui,
  { uri, offset }: OpenDocument,
  servers: readonly ResourceServer[],
  what: 'insert' | 'import',
): Promise<void> {
  const module = await ui.moduleWithCallers(uri);
  const document = module.documents.find((it) => it.uri === uri);
  if (!document) {
    await ui.tell('warning', 'Terraform does not read this file, so nothing was inserted. Open a .tf file.');
    return;
  }
  const target = { module, document, offset, version: await ui.providerVersion(module) };
  const plan: Plan & Partial<ImportPlan> =
    what === 'insert' ? planInsert(target, servers) : planImport(target, servers);
  const label = `${what === 'insert' ? 'Insert' : 'Import'} APIs`;
  if (await applyPlan(ui, plan, module, label)) return;
  await offerCommands(ui, plan.commands ?? []);
  await tellNotes(ui, plan.notes);
}

/** True where nothing was written; the user is told why. */
export async function applyPlan(
  ui: Ui,
  { edits, cursor }: Pick<Plan, 'edits' | 'cursor'>,
  module: Module,
  label: string,
): Promise<boolean> {
  const problem = await ui.apply({ label, edits, files: [], basis: module.documents, cursor });
  if (problem) await ui.tell('warning', problem);
  return problem !== undefined;
}

/** Where `import` blocks cannot be used. */
export async function offerCommands(ui: Ui, commands: ImportPlan['commands']): Promise<void> {
  if (commands.length === 0) return;
  // One line: each line break would run what stands before it.
  const text = commands.map((it) => importCommand(it, ui.shell)).join(ui.shell === 'sh' ? ' && ' : '; ');
  const terminal = { label: 'Type into a terminal', detail: 'Nothing is run until you press Enter', icon: 'terminal' };
  const clipboard = { label: 'Copy', icon: 'copy' };
  const title = commands.length === 1 ? 'One terraform import command' : `${commands.length} terraform import commands`;
  const chosen = await ui.choose({ title, placeholder: 'What to do with it' }, [clipboard, terminal]);
  if (chosen === clipboard) await ui.copy(text);
  if (chosen === terminal) ui.typeInTerminal(text);
}

/** What was left out and what remains to do: in a few words, and all of it in the output channel. */
export async function tellNotes(ui: Ui, notes: readonly string[]): Promise<void> {
  const [only] = notes;
  if (only === undefined) return;
  for (const it of notes) ui.log(it);
  const more = 'Show All';
  if (notes.length === 1) await ui.tell('information', only);
  else if ((await ui.tell('information', `${only} There are ${notes.length - 1} more notes.`, more)) === more)
    ui.showLog();
}
