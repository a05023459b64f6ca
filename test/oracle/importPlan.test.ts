import assert from 'node:assert/strict';
import { test } from 'node:test';
import recorded from './importPlan.json';

/** Terraform marks a value that comes from a sensitive variable, and Auth0 does not tell the key that encrypts. */
const UNAVOIDABLE = ['signing_secret, only that it is sensitive', 'token_encryption'];

test('the real provider imports all that we write of the demo tenant, and would change nothing', () => {
  const versions = Object.entries(recorded);
  for (const version of ['0.50.2', '1.0.0', '1.28.0', '1.53.0']) assert.ok(version in recorded, version);
  for (const [version, { imported, changes }] of versions) {
    assert.ok(imported >= 30, version);
    const others = Object.values(changes)
      .flat()
      .filter((it) => !UNAVOIDABLE.includes(it));
    assert.deepEqual(others, [], version);
  }
});
