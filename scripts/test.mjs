// `npm test`: builds, then runs the unit tests, the suite inside a real extension host and the journeys of a user. The last line
// counts them all. `node scripts/test.mjs unit|editor|journeys [FILTER]` runs one part, and of it the files whose path contains FILTER.
import { buildExtension } from './build.mjs';
import { runInHostTests } from './tests/inHost.mjs';
import { runJourneys } from './tests/journeys.mjs';
import { runUnitTests } from './tests/unit.mjs';

const parts = { unit: runUnitTests, editor: runInHostTests, journeys: runJourneys };
const [part = '', filter = ''] = process.argv.slice(2);
const chosen = Object.entries(parts).filter(([name]) => part === '' || name === part);
if (chosen.length === 0) throw new Error(`There is no part "${part}"; there are ${Object.keys(parts).join(', ')}.`);

// One part on its own runs on what is built; `npm run test:unit` and its like build first.
if (part === '') await buildExtension();
let passed = 0;
let failed = 0;
for (const [name, run] of chosen) {
  const from = Date.now();
  const count = await run(filter).catch((/** @type {unknown} */ error) => {
    console.error(error);
    return { passed: 0, failed: 1 };
  });
  console.log(
    `${name}: ${count.passed} of ${count.passed + count.failed} in ${Math.round((Date.now() - from) / 1000)} s`,
  );
  passed += count.passed;
  failed += count.failed;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
