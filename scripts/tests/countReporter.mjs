// A reporter of node:test that prints one JSON object at the end: how many tests passed and failed. Suites are not tests.
/** @param {AsyncIterable<{ type: string, data: { details?: { type?: string }, skip?: unknown } }>} source */
export default async function* countReporter(source) {
  const count = { passed: 0, failed: 0 };
  for await (const { type, data } of source) {
    if (data?.details?.type === 'suite') continue;
    if (type === 'test:pass') count.passed++;
    if (type === 'test:fail') count.failed++;
  }
  yield JSON.stringify(count);
}
