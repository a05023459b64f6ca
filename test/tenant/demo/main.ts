// The demo tenant as a program; scripts/demoTenant.mjs runs it. It ends with Ctrl+C.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { makeCertificate } from './certificate';
import { startDemoTenant } from './demoTenant';
import { type Endpoint, type FaultName, faults } from './faults';
import { largeTenant } from './resourceServers';

const usage = `Options:
  --port N            the port to listen on; any that is free by default
  --tls               speak https, with a certificate made now
  --large             1,200 APIs
  --delay MS          wait before each answer
  --fault WHERE:NAME  let requests to token, list or get fail; names: ${Object.keys(faults).join(', ')}
`;

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    tls: { type: 'boolean', default: false },
    large: { type: 'boolean', default: false },
    delay: { type: 'string', default: '0' },
    fault: { type: 'string', multiple: true, default: [] },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) process.stdout.write(usage);
else await run();

async function run(): Promise<void> {
  const tls = values.tls ? makeCertificate() : undefined;
  const tenant = await startDemoTenant({ port: Number(values.port), delay: Number(values.delay), ...(tls && { tls }) });
  if (values.large) tenant.servers = largeTenant(tenant.host, 'a-secret-of-the-demo-tenant');
  for (const fault of values.fault) {
    const [endpoint = '', name = ''] = fault.split(':');
    if (!['token', 'list', 'get'].includes(endpoint) || !(name in faults))
      throw new Error(`No fault ${fault}.\n${usage}`);
    tenant.fail(endpoint as Endpoint, name as FaultName);
  }
  const lines = {
    Domain: tls ? tenant.origin : tenant.host,
    'Client ID': tenant.clientId,
    'Client secret': tenant.clientSecret,
    APIs: tenant.servers.length,
    ...(tls && { Certificate: writeCertificate(tls.certificate) }),
  };
  for (const [name, value] of Object.entries(lines)) process.stdout.write(`${name.padEnd(15)}${value}\n`);
}

/** For SSL_CERT_FILE and NODE_EXTRA_CA_CERTS. */
function writeCertificate(pem: string): string {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'auth0-demo-')), 'certificate.pem');
  fs.writeFileSync(file, pem);
  return file;
}
