// What is done with one API, or with a few of them.
import { apisOf, type Api, type Module } from '../../../server/src/language';
import { dashboardUrl } from '../tenant/domain';
import { type ResourceServer } from '../tenant/resourceServer';
import { importsOf } from '../tenant/toHcl';
import { labelsFor } from '../tenant/names';
import { type Context, type Target } from './context';
import { importCommand } from './importCommand';
import { applyPlan, offerCommands, tellNotes } from './insertApis';
import { pickApis } from './pickApis';
import { planAddImport } from './planImport';
import { chooseTenant, withTenant } from './withTenant';

interface Chosen {
  readonly host: string;
  readonly servers: readonly ResourceServer[];
}

export async function openInDashboard(context: Context, targets: readonly Target[]): Promise<void> {
  const chosen = await choose(context, targets, 'Open APIs of');
  if (!chosen) return;
  const urls = chosen.servers.map((it) => dashboardUrl(chosen.host, it.id));
  if (urls.includes(undefined)) {
    const message = `The dashboard of ${chosen.host} is not known: the domain has no region of Auth0's in it.`;
    await context.ui.tell('information', message);
    return;
  }
  for (const it of urls) if (it !== undefined) await context.ui.open(it);
}

export async function copyIdentifier(context: Context, targets: readonly Target[]): Promise<void> {
  const chosen = await choose(context, targets, 'Copy the identifiers of APIs of');
  if (chosen) await context.ui.copy(chosen.servers.map((it) => it.identifier).join('\n'));
}

export async function copyId(context: Context, targets: readonly Target[]): Promise<void> {
  const chosen = await choose(context, targets, 'Copy the ids of APIs of');
  if (chosen) await context.ui.copy(chosen.servers.map((it) => it.id).join('\n'));
}

/** To the address that the API has in the module in front, else to the one that it would get there. */
export async function copyImportCommand(context: Context, targets: readonly Target[]): Promise<void> {
  const { ui } = context;
  const chosen = await choose(context, targets, 'Copy the terraform import commands of APIs of');
  if (!chosen) return;
  const document = ui.activeDocument();
  const declared = document ? apisOf(await ui.module(document.uri)) : [];
  const labels = labelsFor(chosen.servers, new Set(declared.map((it) => it.name)));
  const commands = chosen.servers.flatMap((server, index) => {
    const label = declared.find((it) => it.identifier === server.identifier)?.name ?? labels[index] ?? 'api';
    const [own] = importsOf(server, label, []);
    return own ? [importCommand(own, ui.shell)] : [];
  });
  await ui.copy(commands.join('\n'));
}

/** For the block at the cursor, or the one that a code lens stands above. */
export async function addImportBlock(context: Context, targets: readonly Target[]): Promise<void> {
  const { ui } = context;
  const found = await apiInFront(context, targets);
  if (!found) return;
  const { api } = found;
  const host = targets[0]?.host ?? (await chooseTenant(context));
  if (host === undefined) return;
  const server = await withTenant(context, host, () => serverOf(context, host, api));
  if (!server) return;
  // As it is now: the tenant was asked meanwhile.
  const module = await ui.moduleWithCallers(api.document.uri);
  const now = apisOf(module).find((it) => it.name === api.name && it.document.uri === api.document.uri);
  if (!now) return;
  const plan = planAddImport({ module, document: now.document }, now, server);
  if ('refusal' in plan) {
    await ui.tell('information', plan.refusal);
    return;
  }
  if (plan.edits.length > 0 && (await applyPlan(ui, plan, module, 'Add import block'))) return;
  await offerCommands(ui, plan.commands);
  await tellNotes(ui, plan.notes);
}

/** The API that a block declares, as the tenant has it. The user is told where there is none. */
export async function serverOf({ ui, tenants }: Context, host: string, api: Api): Promise<ResourceServer | undefined> {
  const { identifier } = api;
  if (identifier === undefined) {
    await ui.tell(
      'information',
      `The identifier of auth0_resource_server.${api.name} is known only when Terraform runs.`,
    );
    return undefined;
  }
  const known = tenants.apis(host).servers.find((it) => it.identifier === identifier);
  if (known) return known;
  const server = await ui.progress(`Looking for "${identifier}" at ${host}`, (_, signal) =>
    tenants.get(host, identifier, signal),
  );
  if (!server) await ui.tell('information', `${host} has no API with the identifier "${identifier}".`);
  return server;
}

/** The block that a command is about, in the document in front. The user is told where there is none. */
export async function apiInFront(
  { ui }: Context,
  targets: readonly Target[],
): Promise<{ readonly module: Module; readonly api: Api } | undefined> {
  const name = targets[0]?.name;
  const document = ui.activeDocument();
  if (document) {
    const module = await ui.module(document.uri);
    const own = apisOf(module).filter((it) => it.document.uri === document.uri);
    const api = own.find((it) =>
      name === undefined ? it.block.from <= document.offset && document.offset <= it.block.to : it.name === name,
    );
    if (api) return { module, api };
  }
  await ui.tell('information', 'Put the cursor into a block of type auth0_resource_server first.');
  return undefined;
}

async function choose(context: Context, targets: readonly Target[], title: string): Promise<Chosen | undefined> {
  const host = targets[0]?.host ?? (await chooseTenant(context));
  if (host === undefined) return undefined;
  const servers = await withTenant(context, host, () =>
    pickApis(context, host, targets, { title, module: undefined, preselect: false }),
  );
  return servers && { host, servers };
}
