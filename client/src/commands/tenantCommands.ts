// What is done with a tenant as a whole.
import type { Order } from '../views/viewOptions';
import { type Choice } from '../ui';
import { type Context, type Target } from './context';
import { signIn } from './signIn';
import { chooseTenant, withTenant } from './withTenant';

/** With other credentials, then all over: what was loaded with the old ones goes. */
export async function signInAgain(context: Context, targets: readonly Target[]): Promise<void> {
  const { ui, sessions, signIn: world } = context;
  const host = targets[0]?.host ?? (await chooseTenant(context));
  const session = host === undefined ? undefined : await sessions.get(host);
  if (session) await signIn(ui, world, { origin: session.credentials.origin, why: 'How do you want to sign in?' });
  else await signIn(ui, world);
}

export async function signOut({ ui, sessions }: Context, targets: readonly Target[]): Promise<void> {
  const all = await sessions.all();
  if (all.length === 0) {
    await ui.tell('information', 'You are not signed in to any tenant.');
    return;
  }
  const choices = all.map(({ host }) => ({ label: host, icon: 'sign-out' }));
  const host = targets[0]?.host ?? (await ui.choose({ title: 'Sign out of which tenant?' }, choices))?.label;
  if (host !== undefined) await sessions.remove(host);
}

export async function loadApis(context: Context, targets: readonly Target[]): Promise<void> {
  const { sessions, tenants } = context;
  const hosts = targets.length > 0 ? targets.map((it) => it.host) : (await sessions.all()).map((it) => it.host);
  await Promise.all(
    [...new Set(hosts)].map((host) => withTenant(context, host, () => tenants.load(host, { again: true }))),
  );
}

export async function stopLoading({ sessions, tenants }: Context): Promise<void> {
  for (const { host } of await sessions.all()) tenants.stop(host);
}

export async function sortApis({ ui, view }: Context): Promise<void> {
  const choice = (order: Order, label: string): Choice & { order: Order } => ({
    label,
    order,
    ...(order === view.order && { description: 'in force' }),
  });
  const choices = [
    choice('name', 'By name'),
    choice('identifier', 'By identifier'),
    choice('unmanaged', 'Not managed here first'),
  ];
  const chosen = await ui.choose({ title: 'Sort APIs' }, choices);
  if (chosen) await view.set({ order: chosen.order });
}
