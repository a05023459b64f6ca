// Sessions in the editor's Accounts menu. What other extensions get to see of one is the host of the tenant: no token, no secret.
import {
  type AuthenticationProvider,
  type AuthenticationSession,
  type AuthenticationProviderAuthenticationSessionsChangeEvent,
  authentication,
  Disposable,
  EventEmitter,
} from 'vscode';
import { type Session, type Sessions } from './sessions';

/** @param signIn asks the user; undefined if they give up */
export function registerAuthentication(sessions: Sessions, signIn: () => Promise<Session | undefined>): Disposable {
  const changed = new EventEmitter<AuthenticationProviderAuthenticationSessionsChangeEvent>();
  const provider: AuthenticationProvider = {
    onDidChangeSessions: changed.event,
    // The second one is given by newer editors only.
    async getSessions(_scopes?: readonly string[], options?: { readonly account?: { readonly id: string } }) {
      const all = (await sessions.all()).map(shown);
      return options?.account ? all.filter((it) => it.account.id === options.account?.id) : all;
    },
    async createSession() {
      const session = await signIn();
      if (!session) throw new Error('You did not sign in.');
      return shown(session);
    },
    removeSession: (host) => sessions.remove(host),
  };
  return Disposable.from(
    changed,
    sessions.changed((it) =>
      changed.fire({ added: it.added.map(shown), removed: it.removed.map(shown), changed: it.changed.map(shown) }),
    ),
    authentication.registerAuthenticationProvider('auth0Terraform', 'Auth0 tenant (Terraform)', provider, {
      supportsMultipleAccounts: true,
    }),
  );
}

function shown({ host }: Session): AuthenticationSession {
  return { id: host, accessToken: '', account: { id: host, label: host }, scopes: [] };
}
