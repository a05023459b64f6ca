// The server as a program: `node dist/server.js --stdio`, or `--node-ipc` as a child of an editor.
import { createConnection } from 'vscode-languageserver/node';
import { nodeFiles } from './nodeFiles';
import { startServer } from './server';
import { wholeMessages } from './wholeMessages';

const transports = ['--stdio', '--node-ipc', '--pipe', '--socket'];

if (process.argv.slice(2).some((it) => transports.includes(it.replace(/=.*/, '')))) {
  const isStdio = process.argv.includes('--stdio');
  const connection = isStdio ? createConnection(process.stdin, wholeMessages(process.stdout)) : createConnection();
  // An editor that has crashed closes the channel and says nothing.
  process.on('disconnect', () => process.exit());
  startServer(
    connection,
    nodeFiles((it) => connection.console.info(it)),
  );
} else {
  process.stderr.write(
    'This is the language server of the Auth0 APIs for Terraform. Start it with --stdio or --node-ipc.\n',
  );
  process.exitCode = 2;
}
