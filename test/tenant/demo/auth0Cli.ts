// A stand-in for Auth0's command line program, which speaks as that one does: results on standard output, all else on standard error. It is
// logged in to the tenants in the environment variable DEMO_AUTH0: { "<host>": { "origin": "...", "token": "..." } }. DEMO_AUTH0_MODE spoils it.
import { text } from 'node:stream/consumers';

interface Login {
  readonly origin: string;
  readonly token: string;
}

const logins = JSON.parse(process.env.DEMO_AUTH0 ?? '{}') as Record<string, Login>;
const mode = process.env.DEMO_AUTH0_MODE ?? '';

void main(process.argv.slice(2));

async function main(words: readonly string[]): Promise<void> {
  if (!words.includes('--no-input')) return fail('The stand-in answers no questions: --no-input is missing.');
  if (mode === 'hang') return void setInterval(() => undefined, 60_000);
  if (mode === 'logged-out') return fail('Warning: Please log in to re-authorize the CLI.');
  if (mode === 'noise') return void process.stdout.write('Update available! 1.0.0 -> 2.0.0');
  // The real one reads what is piped in, to its end, before it asks the API.
  await text(process.stdin);
  const [area, verb, path = ''] = words;
  if (area === 'tenants' && verb === 'list' && words.includes('--json')) return listTenants();
  if (area === 'api' && verb === 'get') return get(path, words);
  return fail('unknown command');
}

function listTenants(): void {
  const names = Object.keys(logins);
  if (names.length === 0) return void process.stderr.write("No tenants available. Use 'auth0 login' to add one\n");
  const tenants = names.map((name, index) =>
    mode === 'old' ? { Active: index === 1, Name: name } : { active: index === 1, name },
  );
  process.stdout.write(JSON.stringify(tenants, undefined, 2));
}

async function get(path: string, words: readonly string[]): Promise<void> {
  const tenant = words[words.indexOf('--tenant') + 1] ?? '';
  const login = logins[tenant];
  if (!login) return fail(`failed to find tenant: ${tenant}. Run 'auth0 tenants list' to see your configured tenants`);
  const query = words.flatMap((it, index) => (it === '-q' ? [words[index + 1] ?? ''] : [])).join('&');
  const response = await fetch(`${login.origin}/api/v2/${path}${query && `?${query}`}`, {
    headers: { authorization: `Bearer ${login.token}` },
  }).catch(() => undefined);
  if (!response) return fail('failed to send request: dial tcp 127.0.0.1: connect: connection refused');
  const body = await response.text();
  if (response.status === 403) return fail('request failed because access token lacks scope: read:resource_servers.');
  if (response.status >= 400 && mode === 'envelope') {
    const codes: Record<number, string> = { 401: 'auth', 404: 'not_found', 429: 'rate_limit' };
    return fail(
      JSON.stringify({ error: { code: codes[response.status], message: 'refused', status: response.status } }),
    );
  }
  // Most versions print an error of the API like any other answer, and end well.
  process.stdout.write(JSON.stringify(JSON.parse(body), undefined, 2));
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
