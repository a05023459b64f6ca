// What the file says and what the tenant has, side by side; and taking over what the tenant has.
import { type Api, apiAt, apisOf, attributeOf, type Module, resourcesOf } from '../../../server/src/language';
import { type ResourceServer } from '../tenant/resourceServer';
import { SCOPES } from '../tenant/toHcl';
import { type Choice } from '../ui';
import { apiInFront, serverOf } from './apiCommands';
import { type Comparison, type Difference } from './comparison';
import { type Context, type Target } from './context';
import { countOf, differences, printedTenantBlock } from './differences';
import { applyPlan } from './insertApis';
import { matchServers } from './matchServers';
import { chooseTenant, withTenant } from './withTenant';

/** The block at the cursor, or the one that a code lens stands above. */
export async function compareApi(context: Context, targets: readonly Target[]): Promise<void> {
  const comparison = await comparisonOf(context, targets);
  if (!comparison) return;
  const { host, module, api } = comparison;
  const name = `${api.name}.tf`;
  const title = `${api.name}: ${host} ↔ file (${summary(differences(comparison))})`;
  await context.ui.diff(title, { name, text: printedTenantBlock(comparison) }, { name, text: textOf(module, api) });
}

/** All APIs of the module in front. */
export async function compareModule(context: Context, targets: readonly Target[]): Promise<void> {
  const { ui, tenants } = context;
  const document = ui.activeDocument();
  if (!document) {
    await ui.tell('information', 'Open a file of the module first.');
    return;
  }
  const host = targets[0]?.host ?? (await chooseTenant(context));
  if (host === undefined) return;
  const apis = await withTenant(context, host, () =>
    ui.progress(`Loading the APIs of ${host}`, (_, signal) => tenants.load(host, { signal })),
  );
  if (!apis) return;
  context.compareWith(host);
  const module = await ui.module(document.uri);
  const version = await ui.providerVersion(module);
  const servers = new Map<Api, ResourceServer>();
  for (const { api, server } of matchServers(module, apis.servers).matches) if (api) servers.set(api, server);
  const declared = apisOf(module).filter((it) => it.identifier !== undefined);
  const left = declared.flatMap((api) => {
    const server = servers.get(api);
    return server ? [printedTenantBlock({ module, api, server, version })] : [];
  });
  if (left.length === 0) {
    await ui.tell('information', `No block of this module has the identifier of an API of ${host}.`);
    return;
  }
  const right = declared.map((it) => textOf(module, it));
  await ui.diff(
    `Module: ${host} ↔ files`,
    { name: 'module.tf', text: left.join('\n') },
    { name: 'module.tf', text: right.join('\n') },
  );
}

/** One difference of the block at the cursor. */
export async function takeTenantValue(context: Context, targets: readonly Target[]): Promise<void> {
  const { ui } = context;
  const comparison = await comparisonOf(context, targets);
  if (!comparison) return;
  const { host, module, api } = comparison;
  const choices = differences(comparison)
    .filter((it) => it.edits.length > 0)
    .map((it): Choice & { readonly difference: Difference } => ({
      label: it.path,
      description: `${inOneLine(it.file)} → ${inOneLine(it.tenant)}`,
      ...(it.kind === 'unknown' && { detail: 'What the file says is known only when Terraform runs' }),
      difference: it,
    }));
  if (choices.length === 0) {
    await ui.tell('information', `${api.name} is in sync with ${host}.`);
    return;
  }
  const chosen = await ui.choose({ title: `Take the value of ${host}`, placeholder: 'Attribute' }, choices);
  if (!chosen) return;
  const { edits, place } = chosen.difference;
  const cursor = { uri: place.uri, offset: place.span.from };
  await applyPlan(ui, { edits, cursor }, module, `Take ${chosen.label} from the tenant`);
}

/** `in sync`, `1 difference`, `3 differences`. */
export function summary(found: readonly Difference[]): string {
  const count = countOf(found);
  return count === 0 ? 'in sync' : `${count} difference${count === 1 ? '' : 's'}`;
}

async function comparisonOf(
  context: Context,
  targets: readonly Target[],
): Promise<(Comparison & { readonly host: string }) | undefined> {
  const found = await apiInFront(context, targets);
  const host = found && (targets[0]?.host ?? (await chooseTenant(context)));
  if (!found || host === undefined) return undefined;
  const { module, api } = found;
  const server = await withTenant(context, host, () => serverOf(context, host, api));
  if (!server) return undefined;
  context.compareWith(host);
  return { host, module, api, server, version: await context.ui.providerVersion(module) };
}

/** The block as it stands in the file, and those that give it its scopes as a list. */
function textOf(module: Module, api: Api): string {
  const scopes = resourcesOf(module).filter(
    ({ mode, type, block }) =>
      mode === 'resource' &&
      type === SCOPES &&
      apiAt(module, attributeOf(block.body, 'resource_server_identifier')?.value) === api,
  );
  return [api, ...scopes].map(({ document, block }) => `${document.text.slice(block.from, block.to)}\n`).join('\n');
}

function inOneLine(text: string | undefined): string {
  if (text === undefined) return 'nothing';
  const short = text.replace(/\s+/g, ' ');
  return short.length > 60 ? `${short.slice(0, 57)}...` : short;
}
