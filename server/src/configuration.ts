// The settings of each document: asked of the client where it answers, else what it has sent.
import { type Connection } from 'vscode-languageserver';
import { type Settings } from './language';
import { section, toSettings } from './settings';
import { soon } from './soon';

export interface Configuration {
  /** What holds for a document; workspace folders may differ. */
  of(uri: string): Promise<Settings>;
  /** Settings have changed. `sent` is what the notification brings, which is nothing where the client wants to be asked. */
  change(sent: unknown): void;
  /** The document is closed. */
  forget(uri: string): void;
}

/** Milliseconds to wait for a client's answer. */
const longest = 2_000;

/** @param ask whether the client answers `workspace/configuration`. @param base what holds unless it is set. */
export function followConfiguration(
  connection: Connection,
  ask: boolean,
  base: Settings,
  sentAtStart: unknown,
): Configuration {
  const known = new Map<string, Promise<Settings>>();
  let sent = toSettings(sentAtStart, base);

  return {
    of(uri) {
      const found = known.get(uri) ?? (ask ? request(uri) : Promise.resolve(sent));
      known.set(uri, found);
      return found;
    },
    change(value) {
      known.clear();
      if (!ask) sent = toSettings(isSection(value) ? value[section] : value, base);
    },
    forget: (uri) => void known.delete(uri),
  };

  async function request(uri: string): Promise<Settings> {
    try {
      const answer: unknown = await soon(longest, connection.workspace.getConfiguration({ scopeUri: uri, section }));
      return answer === undefined ? sent : toSettings(answer, base);
    } catch (error) {
      connection.console.warn(`The client did not tell its settings: ${String(error)}`);
      return sent;
    }
  }
}

/** Clients send either all their settings or only ours. */
function isSection(value: unknown): value is Record<typeof section, unknown> {
  return typeof value === 'object' && value !== null && section in value;
}
