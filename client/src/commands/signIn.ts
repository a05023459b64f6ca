// Signing in: how, where, with what; then one request that shows whether it works.
import { cliHosts } from '../tenant/cliTenant';
import { connect } from '../tenant/connect';
import {
  type Credentials,
  credentialsFromEnvironment,
  normalizeKey,
  type PrivateKey,
  type SigningAlg,
  signingAlgs,
  tokenExpiry,
} from '../tenant/credentials';
import { hostOf, isLoopback, type Origin, parseDomain } from '../tenant/domain';
import { TenantError } from '../tenant/tenant';
import { type Choice, type Ui } from '../ui';

export interface SignIn {
  /** Reads the environment; only asked in trusted workspaces. */
  readonly environment: () => Readonly<Record<string, string | undefined>>;
  readonly store: (credentials: Credentials) => Promise<void>;
}

type Method = Choice & { readonly ask: (ui: Ui, origin: Origin | undefined) => Promise<Credentials | undefined> };

/** A tenant that is signed in to again. */
export interface Again {
  readonly origin: Origin;
  /** A sentence. */
  readonly why: string;
}

/** Answers with what was stored; undefined if the user gives up. */
export async function signIn(ui: Ui, world: SignIn, again?: Again): Promise<Credentials | undefined> {
  const origin = again?.origin;
  const title = origin ? `Sign in to ${hostOf(origin)} again` : 'Sign in to an Auth0 tenant';
  const found = ui.trusted ? fromEnvironment(world, origin) : [];
  const method = await ui.choose(
    { title, placeholder: again?.why ?? 'How do you want to sign in?' },
    [...found, ...methods],
    {
      heading: 'Found on this machine',
      choices: ui.trusted ? fromCli(origin) : Promise.resolve([]),
    },
  );
  // What does not work may be a slip of the finger: the same questions again, until it works or is given up.
  for (;;) {
    const credentials = await method?.ask(ui, origin);
    if (!credentials) return undefined;
    const result = await check(ui, credentials);
    if (result === 'stop') return undefined;
    if (result === 'ask') continue;
    await world.store(credentials);
    const expiry = credentials.kind === 'api-token' ? tokenExpiry(credentials.token) : undefined;
    const until = expiry ? ` The token expires on ${shortDate(expiry)}.` : '';
    void ui.tell('information', `You are signed in to ${hostOf(credentials.origin)}.${until}`);
    return credentials;
  }
}

const methods: readonly Method[] = [
  {
    label: 'Client ID and secret',
    icon: 'key',
    detail: 'Of a machine-to-machine application that may use the Management API with read:resource_servers',
    ask: (ui, origin) =>
      application(ui, origin, async (title, shared) => {
        const clientSecret = await ui.enter({ title, prompt: 'Client secret', secret: true, check: required });
        return clientSecret && { kind: 'client-secret', ...shared, clientSecret: clientSecret.trim() };
      }),
  },
  {
    label: 'Client ID and private key',
    icon: 'shield',
    detail: 'Of an application that proves itself with a signed token (Private Key JWT)',
    ask: (ui, origin) => application(ui, origin, (title, shared) => privateKey(ui, title, shared)),
  },
  {
    label: 'Management API token',
    icon: 'clock',
    detail: 'From the API Explorer of the dashboard; it lives for a day unless you chose otherwise',
    ask: async (ui, given) => {
      const origin = given ?? (await domain(ui));
      const token =
        origin &&
        (await ui.enter({
          title: titleOf(origin),
          prompt: 'Management API token',
          secret: true,
          check: checkToken,
        }));
      return origin && token ? { kind: 'api-token', origin, token: token.trim() } : undefined;
    },
  },
];

function fromEnvironment({ environment }: SignIn, origin: Origin | undefined): readonly Method[] {
  const found = credentialsFromEnvironment(environment());
  const label = 'Environment variables';
  if (!found) return [];
  if ('problem' in found) {
    const ask = async (ui: Ui) => void (await ui.tell('warning', found.problem));
    return [{ label, icon: 'warning', detail: found.problem, ask }];
  }
  if (origin && origin !== found.origin) return [];
  const detail = 'AUTH0_DOMAIN and its companions, as the provider reads them';
  return [{ label, icon: 'terminal', description: hostOf(found.origin), detail, ask: () => Promise.resolve(found) }];
}

/** None where the program is not installed, or not logged in. */
async function fromCli(origin: Origin | undefined): Promise<readonly Method[]> {
  const origins = (await cliHosts().catch(() => [])).map((it) => `https://${it}`);
  const detail = 'The login that the auth0 program holds; nothing is stored here';
  return origins
    .filter((it) => !origin || origin === it)
    .map((it) => {
      const ask = () => Promise.resolve({ kind: 'cli', origin: it } as const);
      return { label: 'Login of the auth0 program', icon: 'terminal', description: hostOf(it), detail, ask };
    });
}

type Shared = Pick<PrivateKey, 'origin' | 'clientId' | 'audience'>;

/** What both kinds of application have in common, then `proof`. */
async function application(
  ui: Ui,
  given: Origin | undefined,
  proof: (title: string, shared: Shared) => Promise<Credentials | '' | undefined>,
): Promise<Credentials | undefined> {
  const origin = given ?? (await domain(ui));
  if (!origin) return undefined;
  const title = titleOf(origin);
  const clientId = await ui.enter({ title, prompt: 'Client ID of the application', check: required });
  if (!clientId) return undefined;
  const shared = { origin, clientId: clientId.trim() };
  if (hostOf(origin).endsWith('.auth0.com') || isLoopback(origin)) return (await proof(title, shared)) || undefined;
  const audience = await ui.enter({
    title,
    prompt: `Audience of the Management API. Behind a custom domain it has the tenant's own domain in it.`,
    value: `${origin}/api/v2/`,
    check: required,
  });
  return audience ? (await proof(title, { ...shared, audience: audience.trim() })) || undefined : undefined;
}

async function domain(ui: Ui): Promise<Origin | undefined> {
  const typed = await ui.enter({
    title: 'Sign in to an Auth0 tenant',
    prompt: 'Domain of the tenant, also a custom domain or an address of the dashboard',
    placeholder: 'dev-example.eu.auth0.com',
    check(text) {
      const parsed = parseDomain(text);
      return 'problem' in parsed ? parsed : { note: `Your credentials will be sent to ${parsed.origin} only.` };
    },
  });
  const parsed = typed === undefined ? undefined : parseDomain(typed);
  return parsed && 'origin' in parsed ? parsed.origin : undefined;
}

async function privateKey(ui: Ui, title: string, shared: Shared): Promise<Credentials | undefined> {
  const file: Choice = { label: 'Choose a file', icon: 'file', description: '.pem, .key' };
  const paste: Choice = { label: 'Paste the key', icon: 'clippy' };
  const how = await ui.choose({ title, placeholder: 'Where is the private key?' }, [file, paste]);
  const typed =
    how === file
      ? await ui.chooseFile({ title: 'Private key', extensions: ['pem', 'key'] })
      : how === paste
        ? await ui.enter({ title, prompt: 'Private key (PEM)', secret: true, check: checkKey })
        : undefined;
  if (!typed) return undefined;
  const wrong = checkKey(typed);
  if (wrong) return void (await ui.tell('error', wrong.problem));
  const algorithms = signingAlgs.map((it): Choice & { label: SigningAlg } => ({ label: it }));
  const algorithm = await ui.choose({ title, placeholder: 'Algorithm that the application is set to' }, algorithms);
  return algorithm && { kind: 'private-key', ...shared, privateKey: normalizeKey(typed), signingAlg: algorithm.label };
}

/** One page of APIs. Without the permission for it the sign-in still counts: it can be granted later. */
async function check(ui: Ui, credentials: Credentials): Promise<'good' | 'ask' | 'stop'> {
  const host = hostOf(credentials.origin);
  try {
    await ui.progress(`Signing in to ${host}`, async (report, signal) => {
      const onWait = (seconds: number) => report(`Auth0 asks to wait ${seconds} s`);
      const pages = (await connect(credentials)).list({ signal, onWait })[Symbol.asyncIterator]();
      await pages.next();
      await pages.return?.();
    });
    return 'good';
  } catch (error) {
    if (!(error instanceof TenantError)) {
      if (isAbort(error)) return 'stop';
      throw error;
    }
    ui.log(`Signing in to ${host}: ${error.message}`);
    if (error.reason === 'permission') {
      void ui.tell('warning', error.message);
      return 'good';
    }
    const again = error.reason === 'credentials' ? 'Enter Again' : 'Try Again';
    const pressed = await ui.tell('error', error.message, again);
    if (pressed !== again) return 'stop';
    return error.reason === 'credentials' ? 'ask' : check(ui, credentials);
  }
}

function titleOf(origin: Origin): string {
  return `Sign in to ${hostOf(origin)}`;
}

function required(text: string) {
  return text.trim() === '' ? { problem: 'This is needed.' } : undefined;
}

function checkKey(text: string) {
  const key = normalizeKey(text);
  if (/^-----BEGIN (?:RSA )?PRIVATE KEY-----[^]*-----END (?:RSA )?PRIVATE KEY-----$/.test(key)) return undefined;
  const encrypted = /BEGIN ENCRYPTED/.test(key);
  return {
    problem: encrypted
      ? 'This key has a passphrase. Take one without.'
      : 'This is no private key in PEM form, which begins with "-----BEGIN PRIVATE KEY-----".',
  };
}

function checkToken(text: string) {
  const token = text.trim();
  if (token === '') return { problem: 'This is needed.' };
  if (/\s/.test(token)) return { problem: 'A token has no spaces in it. Copy it again, as a whole.' };
  const expiry = tokenExpiry(token);
  if (!expiry) return { note: 'When this token expires is not written in it.' };
  return expiry.getTime() <= Date.now()
    ? { problem: `This token expired on ${shortDate(expiry)}.` }
    : { note: `This token expires on ${shortDate(expiry)}.` };
}

/** `2026-11-24 09:30` in the user's time zone. */
export function shortDate(date: Date): string {
  const two = (it: number) => String(it).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The user cancelled it, or nobody waited for it any more. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
