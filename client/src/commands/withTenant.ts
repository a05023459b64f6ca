// Which tenant a command is about, and a second chance when its credentials have run out.
import { TenantError } from '../tenant/tenant';
import { type Context } from './context';
import { signIn } from './signIn';

/** The only tenant, or the one that the user chooses; who is signed in nowhere is asked to. Undefined if they give up. */
export async function chooseTenant({ ui, sessions, signIn: world }: Context): Promise<string | undefined> {
  const all = await sessions.all();
  if (all.length > 1) {
    const choices = all.map(({ host }) => ({ label: host, icon: 'cloud' }));
    return (await ui.choose({ title: 'Auth0 tenant' }, choices))?.label;
  }
  if (all[0]) return all[0].host;
  const credentials = await signIn(ui, world);
  return credentials && new URL(credentials.origin).host;
}

/** Runs `work`; where the tenant no longer takes the credentials, asks for others, once, and runs it again. */
export async function withTenant<T>(context: Context, host: string, work: () => Promise<T>): Promise<T | undefined> {
  const session = await context.sessions.get(host);
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof TenantError) || error.reason !== 'credentials' || !session) throw error;
    // Signed out, or in again, meanwhile: that was the user's wish.
    if ((await context.sessions.get(host)) !== session) throw error;
    context.ui.log(error.message);
    const renewed = await signIn(context.ui, context.signIn, {
      origin: session.credentials.origin,
      why: error.message,
    });
    return renewed && work();
  }
}
