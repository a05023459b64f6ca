// Builds the real provider at one release per schema, where Go is at hand: node scripts/oracle/providers.mjs FOLDER [VERSION ...]
// Programs come out as FOLDER/v1.2.3, as record.mjs wants them. What the module proxy does not serve is left out and said.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const [folder, ...asked] = process.argv.slice(2);
if (!folder) throw new Error('Say where the programs go: node scripts/oracle/providers.mjs FOLDER');
const schemas = JSON.parse(fs.readFileSync(path.join(root, 'test/facts/schemas.json'), 'utf8'));
const versions = asked.length > 0 ? asked : Object.keys(schemas.auth0_resource_server);

fs.mkdirSync(folder, { recursive: true });
for (const version of versions) {
  const target = path.resolve(folder, `v${version}`);
  if (fs.existsSync(target)) continue;
  const bin = fs.mkdtempSync(path.join(os.tmpdir(), 'provider-'));
  try {
    const name = `github.com/auth0/terraform-provider-auth0@v${version}`;
    execFileSync('go', ['install', name], { stdio: 'inherit', env: { ...process.env, GOBIN: bin } });
    fs.renameSync(path.join(bin, 'terraform-provider-auth0'), target);
    console.log(`v${version}: built`);
  } catch {
    console.log(`v${version}: cannot be built here; any later release of the same schema will do`);
  } finally {
    fs.rmSync(bin, { recursive: true, force: true });
  }
}
