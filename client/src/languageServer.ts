// Starts, watches and restarts the language server. Its death costs a second: the client starts it again, and only a server
// that keeps dying is given up, with a message that offers the two next steps.
import {
  commands,
  type Disposable,
  type DocumentSelector,
  EventEmitter,
  type Event,
  languages,
  type LogOutputChannel,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import {
  CloseAction,
  ErrorAction,
  type ErrorHandler,
  LanguageClient,
  type Location,
  type Position,
  RevealOutputChannelOn,
  State,
  TransportKind,
  vsdiag,
} from 'vscode-languageclient/node';
import execArgv from '../../server/execArgv.json';
import {
  providerChanged,
  type ProviderParams,
  providerRequest,
  type ProviderResult,
  type InitializationOptions,
} from '../../server/src/protocol';
import { besideOther, onOtherChanged } from './otherExtensions';
import { virtualScheme } from './virtualDocuments';

/** Every Terraform document, whatever its scheme, also where yet another extension calls the language by its own id. */
export const terraformDocuments = [
  { language: 'terraform' },
  { language: 'opentofu' },
  { pattern: '**/*.{tf,tofu}' },
] as const satisfies DocumentSelector;

export function isTerraform(document: TextDocument): boolean {
  return languages.match(terraformDocuments, document) > 0;
}

export type ServerState = 'starting' | 'running' | 'stopped';

export interface LanguageServer extends Disposable {
  readonly state: ServerState;
  /** The state changed, or what `provider` answers may have. */
  readonly changed: Event<void>;
  /** The provider version of a document's module; undefined where the server does not run or does not know the document. */
  provider(uri: Uri): Promise<ProviderResult | undefined>;
  restart(): Promise<void>;
  /** A URI of the protocol's as the editor has it. */
  toUri(uri: string): Uri;
}

const noDiagnostics: vsdiag.DocumentDiagnosticReport = { kind: vsdiag.DocumentDiagnosticReportKind.full, items: [] };

/** Deaths within `period` that the server is forgiven. */
const forgiven = 4;
const period = 3 * 60_000;

/** Starts the server in `module`, a JavaScript file; the answer is there at once, and `state` tells how far the server is. */
export function startLanguageServer(module: string, log: LogOutputChannel): LanguageServer {
  const changed = new EventEmitter<void>();
  let state: ServerState = 'stopped';
  let client: LanguageClient | undefined;
  // One after the other: a restart during a start waits for it.
  let work = Promise.resolve();
  const restart = () => (work = work.then(stop).then(start));

  const listening = onOtherChanged(() => void restart());
  const showing = commands.registerCommand('auth0Terraform.showReferences', showReferences);
  void restart();
  return {
    get state() {
      return state;
    },
    changed: changed.event,
    async provider(uri) {
      if (!client || state !== 'running') return undefined;
      const params: ProviderParams = { uri: client.code2ProtocolConverter.asUri(uri) };
      return (await client.sendRequest<ProviderResult | null>(providerRequest, params)) ?? undefined;
    },
    restart,
    toUri: (uri) => client?.protocol2CodeConverter.asUri(uri) ?? Uri.parse(uri),
    dispose() {
      listening.dispose();
      showing.dispose();
      changed.dispose();
      void (work = work.then(stop));
    },
  };

  async function start(): Promise<void> {
    const options: InitializationOptions = {
      host: besideOther() ? 'terraform' : 'none',
      suggestCommand: 'editor.action.triggerSuggest',
      referencesCommand: 'auth0Terraform.showReferences',
    };
    const deaths: number[] = [];
    const errorHandler: ErrorHandler = {
      // A broken message is not a broken server; when the connection is lost, `closed` follows.
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed() {
        const now = Date.now();
        deaths.push(now);
        const recent = deaths.filter((it) => now - it < period).length;
        if (state === 'running' && recent <= forgiven)
          return {
            action: CloseAction.Restart,
            handled: true,
            message: 'The language server ended. Starting it again.',
          };
        giveUp(
          started,
          state === 'running' ? `it ended ${recent} times within three minutes` : 'it ended while starting',
        );
        return { action: CloseAction.DoNotRestart, handled: true, message: 'The language server ended.' };
      },
    };
    const started = new QuietClient(
      'auth0Terraform',
      'Auth0 APIs for Terraform',
      {
        run: { module, transport: TransportKind.ipc, options: { execArgv } },
        debug: {
          module,
          transport: TransportKind.ipc,
          options: { execArgv: [...execArgv, '--nolazy', '--inspect=6009'] },
        },
      },
      {
        documentSelector: [...terraformDocuments],
        initializationOptions: options,
        outputChannel: log,
        revealOutputChannelOn: RevealOutputChannelOn.Never,
        errorHandler,
        // Without it the client shows the bare error.
        initializationFailedHandler: () => false,
        middleware: {
          provideDiagnostics: (document, previous, token, next) =>
            isReadOnly(document instanceof Uri ? document : document.uri)
              ? noDiagnostics
              : next(document, previous, token),
        },
      },
    );
    client = started;
    started.onDidChangeState(({ newState }) => {
      if (client === started)
        setState(newState === State.Running ? 'running' : newState === State.Starting ? 'starting' : 'stopped');
    });
    started.onNotification(providerChanged, () => changed.fire());
    try {
      await started.start();
    } catch (error) {
      giveUp(started, error);
    }
  }

  /** What the line above an API does: the editor's own list, with what the server found. */
  async function showReferences(uri: string, position: Position, locations: Location[]): Promise<void> {
    const convert = client?.protocol2CodeConverter;
    if (!convert) return;
    const found = await convert.asReferences(locations);
    await commands.executeCommand(
      'editor.action.showReferences',
      convert.asUri(uri),
      convert.asPosition(position),
      found,
    );
  }

  async function stop(): Promise<void> {
    const stopped = client;
    client = undefined;
    setState('stopped');
    try {
      await stopped?.dispose();
    } catch (error) {
      // It had never started, or is already dead.
      log.debug(`Stopping the language server: ${String(error)}`);
    }
  }

  function setState(next: ServerState): void {
    if (state === next) return;
    state = next;
    changed.fire();
  }

  /** Says once per client that there is no server, and offers what can be done. */
  function giveUp(of: LanguageClient, reason: unknown): void {
    if (client !== of) return;
    log.error(`The language server does not run: ${reason instanceof Error ? reason.message : String(reason)}.`);
    client = undefined;
    setState('stopped');
    void window
      .showErrorMessage(
        'The Auth0 language server cannot run. Completion, hover and checks are off.',
        'Start Again',
        'Show Output',
      )
      .then((chosen) => (chosen === 'Start Again' ? restart() : chosen === 'Show Output' ? log.show() : undefined));
  }
}

/** Logs its troubles only: `giveUp` tells the user, in words that help. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** The old side of a diff and the like: helped with, but not complained about. */
function isReadOnly({ scheme }: Uri): boolean {
  return scheme === virtualScheme || (scheme !== 'untitled' && workspace.fs.isWritableFileSystem(scheme) === false);
}
