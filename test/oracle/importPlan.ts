// Imports the demo tenant with the real provider, as far as `terraform plan`, and records what that would change.
import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { labelsFor } from '../../client/src/tenant/names';
import { parseResourceServer, type ResourceServer } from '../../client/src/tenant/resourceServer';
import { API, type ApiHcl, toHcl } from '../../client/src/tenant/toHcl';
import { compareVersions, type HclBlock, printBlocks } from '../../server/src/language';
import { anyServer } from '../tenant/apis';
import { makeCertificate } from '../tenant/demo/certificate';
import { type DemoTenant, startDemoTenant } from '../tenant/demo/demoTenant';
import { type Json } from '../tenant/demo/resourceServers';

/** What a plan says of one resource. */
interface Change {
  readonly address: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: Json | null;
    readonly after: Json | null;
    /** True beside what is hidden, by attribute. */
    readonly before_sensitive: Json | boolean;
    readonly after_sensitive: Json | boolean;
    readonly importing?: unknown;
  };
}

interface Result {
  readonly imported: number;
  /** Attributes that the plan would change, by address; `create` and the like for resources. */
  readonly changes: Readonly<Record<string, readonly string[]>>;
}

const REQUIRED: HclBlock = {
  type: 'terraform',
  labels: [],
  attributes: [],
  blocks: [
    {
      type: 'required_providers',
      labels: [],
      attributes: [['auth0', { object: [['source', 'auth0/auth0']] }]],
      blocks: [],
    },
  ],
};

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { generated: { type: 'string', default: '0' } },
});
const [directory = '', ...chosen] = positionals;
const found = fs.readdirSync(directory).flatMap((it) => (it.startsWith('v') ? [it.slice(1)] : []));
const versions = chosen.length > 0 ? chosen : found.sort(compareVersions);
const recorded = 'test/oracle/importPlan.json';
const tls = makeCertificate();
const demo = await startDemoTenant({ tls });
const generated = Array.from({ length: Number(options.generated) }, (_, seed) => anyServer(seed));
demo.servers.push(
  ...generated.map((it, index) => ({
    ...it,
    id: index.toString(16).padStart(24, '0'),
    identifier: `${index}${String(it.identifier)}`,
  })),
);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'import-plan-'));
try {
  const results: Record<string, Result> = {};
  for (const version of versions) {
    results[version] = await plan(version);
    console.log(version, JSON.stringify(results[version], null, 2));
  }
  if (chosen.length === 0 && generated.length === 0)
    fs.writeFileSync(recorded, `${JSON.stringify(results, null, 2)}\n`);
} finally {
  await demo.stop();
  fs.rmSync(folder, { recursive: true });
}

async function plan(version: string): Promise<Result> {
  const here = path.join(folder, version);
  const provider = path.join(here, 'provider');
  fs.mkdirSync(provider, { recursive: true });
  fs.symlinkSync(path.resolve(directory, `v${version}`), path.join(provider, 'terraform-provider-auth0'));
  const configuration = path.join(here, 'terraform.rc');
  fs.writeFileSync(configuration, `provider_installation {\n  dev_overrides { "auth0/auth0" = "${provider}" }\n}\n`);
  fs.writeFileSync(path.join(here, 'certificate.pem'), tls.certificate);

  const servers = demo.servers.map(parseResourceServer).filter((it) => it !== undefined);
  const apis = toModule(servers, version);
  fs.writeFileSync(path.join(here, 'main.tf'), printBlocks([REQUIRED, ...apis.flatMap(withImports)]));
  const env = {
    PATH: process.env.PATH,
    HOME: here,
    CHECKPOINT_DISABLE: '1',
    TF_CLI_CONFIG_FILE: configuration,
    SSL_CERT_FILE: path.join(here, 'certificate.pem'),
    AUTH0_DOMAIN: demo.host,
    AUTH0_CLIENT_ID: demo.clientId,
    AUTH0_CLIENT_SECRET: demo.clientSecret,
    ...values(apis, demo),
  };
  const terraform = (...args: string[]) => run('terraform', args, { cwd: here, env });
  await terraform('fmt', '-check', '-diff', 'main.tf');
  await terraform('plan', '-input=false', '-no-color', '-out=plan');
  const shown = JSON.parse(await terraform('show', '-json', 'plan')) as { resource_changes: readonly Change[] };
  return summary(shown.resource_changes);
}

function toModule(servers: readonly ResourceServer[], version: string): readonly ApiHcl[] {
  const variables = new Set<string>();
  const labels = labelsFor(servers, new Set());
  return servers.map((it, index) => toHcl(it, { version, label: labels[index] ?? '', variables }));
}

function withImports({ blocks, imports, variables }: ApiHcl): readonly HclBlock[] {
  const wanted = imports.map(({ to, id }): HclBlock => ({
    type: 'import',
    labels: [],
    attributes: [
      ['to', { reference: to }],
      ['id', id],
    ],
    blocks: [],
  }));
  return [...wanted, ...blocks, ...variables];
}

/** The secrets that the tenant has; for a public key any. */
function values(apis: readonly ApiHcl[], { servers }: DemoTenant): Record<string, string> {
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'pem' });
  const secrets = apis.map((it, index) => [it, (servers as Json[])[index]?.signing_secret] as const);
  const pairs = secrets.flatMap(([{ variables }, secret]) =>
    variables.map(({ labels: [name = ''] }) => [
      `TF_VAR_${name}`,
      name.endsWith('_secret') ? String(secret) : String(key),
    ]),
  );
  return Object.fromEntries(pairs) as Record<string, string>;
}

function summary(changes: readonly Change[]): Result {
  const differing = changes.filter(({ change }) => change.actions.join() !== 'no-op');
  return {
    imported: changes.filter(({ address, change }) => address.startsWith(API) && change.importing).length,
    changes: Object.fromEntries(differing.map((it) => [it.address, attributesOf(it)])),
  };
}

function attributesOf({ change: { actions, before, after, ...rest } }: Change): readonly string[] {
  if (!before || !after) return actions;
  const [shown, hidden] = [Object(rest.before_sensitive) as Json, Object(rest.after_sensitive) as Json];
  return Object.keys({ ...before, ...after }).flatMap((it) => {
    if (JSON.stringify(before[it]) !== JSON.stringify(after[it])) return [it];
    return JSON.stringify(shown[it]) === JSON.stringify(hidden[it]) ? [] : [`${it}, only that it is sensitive`];
  });
}

/** Its output; throws what it says when it fails. Asynchronous: the tenant answers meanwhile. */
function run(program: string, args: readonly string[], options: { cwd: string; env: NodeJS.ProcessEnv }) {
  return new Promise<string>((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, problems] = ['', ''];
    child.stdout.on('data', (it: Buffer) => (out += it.toString()));
    child.stderr.on('data', (it: Buffer) => (problems += it.toString()));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0
        ? resolve(out)
        : reject(new Error(`${program} ${args.join(' ')}\n${out.slice(-3000)}\n${problems.slice(-6000)}`)),
    );
  });
}
