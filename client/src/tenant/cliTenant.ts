// A tenant through the `auth0` program and the login it holds. Its keyring and its files are its own affair.
import { execFile, type ExecFileException } from 'node:child_process';
import os from 'node:os';
import { parseDomain } from './domain';
import { listPages, perPage } from './listPages';
import { isObject, parseResourceServer } from './resourceServer';
import { permission, type Tenant, TenantError } from './tenant';

export interface Cli {
  /** The program and arguments before all others. It is started without a shell. */
  readonly program: readonly [string, ...string[]];
  /** Milliseconds for one call. A program that wants to open a browser for a new login ends here. */
  readonly limit: number;
}

const defaultCli: Cli = { program: ['auth0'], limit: 60_000 };

/** Bytes of one answer. */
const mostBytes = 64 * 1024 * 1024;

/** The hosts that the `auth0` program is logged in to, the active one first. @throws {TenantError} where it is not installed */
export async function cliHosts(signal?: AbortSignal, cli = defaultCli): Promise<readonly string[]> {
  const listed = await run(['tenants', 'list', '--json', '--no-input'], signal, cli);
  const tenants = Array.isArray(listed) ? listed.filter(isObject) : [];
  // The keys were written with capitals before 1.0 of the program.
  const hosts = tenants.map((it) => ({ name: it.name ?? it.Name, active: (it.active ?? it.Active) === true }));
  const valid = hosts.filter((it): it is { name: string; active: boolean } => isHost(it.name));
  return valid.sort((a, b) => Number(b.active) - Number(a.active)).map((it) => it.name);
}

/** @param host one of `cliHosts` */
export function cliTenant(host: string, cli = defaultCli): Tenant {
  const get = (path: string, query: readonly string[], signal: AbortSignal | undefined) => {
    const arguments_ = ['api', 'get', path, ...query.flatMap((it) => ['-q', it]), '--tenant', host, '--no-input'];
    return run(arguments_, signal, cli, host);
  };
  return {
    host,
    list: ({ signal } = {}) =>
      listPages(host, (page) =>
        get('resource-servers', [`per_page=${perPage}`, `page=${page}`, 'include_totals=true'], signal),
      ),
    async get(idOrIdentifier, { signal } = {}) {
      const body = await get(`resource-servers/${encodeURIComponent(idOrIdentifier)}`, [], signal);
      if (body === undefined) return undefined;
      const server = parseResourceServer(body);
      if (!server) throw unexpected(host);
      return server;
    },
  };
}

/** The JSON that the program prints; undefined for an API that is not there, and for no output. */
async function run(
  arguments_: readonly string[],
  signal: AbortSignal | undefined,
  { program: [file, ...before], limit }: Cli,
  host = 'the tenant',
): Promise<unknown> {
  signal?.throwIfAborted();
  const { error, stdout, stderr } = await new Promise<Finished>((resolve) => {
    const child = execFile(
      file,
      [...before, ...arguments_],
      {
        encoding: 'utf8',
        maxBuffer: mostBytes,
        timeout: limit,
        killSignal: 'SIGKILL',
        windowsHide: true,
        // Windows looks for programs in the working folder first: not in a folder that anybody has opened.
        cwd: os.homedir(),
        env: { ...process.env, NO_COLOR: '1' },
        ...(signal && { signal }),
      },
      (error, stdout, stderr) => resolve({ error, stdout, stderr }),
    );
    // The program takes what is piped in for data to send.
    child.stdin?.end();
    child.stdin?.on('error', () => undefined);
  });
  signal?.throwIfAborted();
  const body = json(stdout);
  const failure = failureOf(body) ?? failureOf(json(stderr));
  if (failure?.status === 404) return undefined;
  if (error?.code === 'ENOENT') throw notInstalled();
  if (error?.killed) throw timeout(host);
  if (failure ?? error) throw errorOf(host, failure, stderr);
  if (body === undefined && stdout.trim() !== '') throw unexpected(host);
  return body;
}

interface Finished {
  readonly error: ExecFileException | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** An error as JSON: the Management API's own, which old versions print like any answer, or the envelope of new ones. */
function failureOf(body: unknown): { status: number; code: unknown } | undefined {
  if (!isObject(body)) return undefined;
  if (typeof body.statusCode === 'number' && body.statusCode >= 400) {
    return { status: body.statusCode, code: body.errorCode };
  }
  if (!isObject(body.error)) return undefined;
  return { status: typeof body.error.status === 'number' ? body.error.status : 0, code: body.error.code };
}

function errorOf(host: string, failure: { status: number; code: unknown } | undefined, stderr: string): TenantError {
  const is = (status: number, code: string, words: RegExp) =>
    failure ? failure.status === status || failure.code === code : words.test(stderr);
  // What the program says is not repeated; most versions say what is wrong in prose only.
  if (is(403, 'insufficient_scope', /lacks scope|insufficient.scope/i)) {
    const message = `The login of the auth0 program for ${host} lacks the permission ${permission}. Run "auth0 login --scopes ${permission}".`;
    return new TenantError('permission', message);
  }
  if (is(429, 'rate_limit', /too many requests|rate limit/i)) {
    return new TenantError('rate-limit', `${host} has had too many requests. Try again in a minute.`);
  }
  if (is(401, 'auth', /log ?in|logged in|authenticat|expired|failed to find tenant|access token/i)) {
    const message = `The auth0 program is not logged in to ${host} any more. Run "auth0 login" in a terminal, then try again.`;
    return new TenantError('credentials', message);
  }
  if (!failure && /no such host|dial tcp|connection refused|x509|certificate|timeout/i.test(stderr)) {
    const message = `The auth0 program cannot reach ${host}. Check your network; "auth0 apis list" in a terminal tells more.`;
    return new TenantError('network', message, 'other');
  }
  return unexpected(host);
}

function unexpected(host: string): TenantError {
  const message = `The auth0 program gives no usable answer for ${host}. "auth0 apis list" in a terminal tells more.`;
  return new TenantError('unexpected', message);
}

function timeout(host: string): TenantError {
  const message = `The auth0 program did not end in time for ${host}. It may want you to log in: run "auth0 login" in a terminal.`;
  return new TenantError('network', message, 'timeout');
}

function notInstalled(): TenantError {
  const message = 'The auth0 program is not installed, or not on the PATH. Install it, or sign in another way.';
  return new TenantError('credentials', message);
}

function isHost(name: unknown): boolean {
  if (typeof name !== 'string') return false;
  const domain = parseDomain(name);
  return 'origin' in domain && domain.origin === `https://${name}`;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
