// Runs inside the extension host. The report goes to a file, the number of failures to whoever started the host.
import Mocha from 'mocha';
import { languageTests } from './language';
import { lifeTests } from './life';
import { moduleTests } from './module';
import { tenantTests } from './tenant';

export function run(): Promise<void> {
  const output = process.env.VSCODE_TEST_REPORT;
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, reporter: 'json', reporterOptions: { output } });
  // Mocha's globals appear with this event, which `addFile` would send for files of their own.
  mocha.suite.emit('pre-require', globalThis as unknown as Mocha.MochaGlobals, '', mocha);
  languageTests();
  moduleTests();
  lifeTests();
  tenantTests();
  return new Promise((resolve, reject) => {
    mocha.run((failures) => (failures > 0 ? reject(new Error(`${failures} tests failed.`)) : resolve()));
  });
}
