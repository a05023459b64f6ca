// How the view is looked at: in which order, with or without Auth0's own APIs. Kept for the next time.
import { commands, type Event, EventEmitter, type Memento } from 'vscode';
import { type ResourceServer } from '../tenant/resourceServer';

export const orders = ['name', 'identifier', 'unmanaged'] as const;
/** `unmanaged`: those that no Terraform of the workspace has come first. */
export type Order = (typeof orders)[number];

export interface ViewOptions {
  readonly systemApis: boolean;
  readonly order: Order;
  set(options: { readonly systemApis?: boolean; readonly order?: Order }): Promise<void>;
  readonly changed: Event<void>;
  sorted(servers: readonly ResourceServer[], isManaged: (it: ResourceServer) => boolean): readonly ResourceServer[];
}

export function viewOptions(memento: Memento): ViewOptions {
  const changed = new EventEmitter<void>();
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
  const options: ViewOptions = {
    get systemApis() {
      return memento.get('systemApis') === true;
    },
    get order() {
      const kept = memento.get('order');
      return orders.find((it) => it === kept) ?? 'name';
    },
    changed: changed.event,
    async set({ systemApis, order }) {
      if (systemApis !== undefined) await memento.update('systemApis', systemApis);
      if (order !== undefined) await memento.update('order', order);
      await tellMenus();
      changed.fire();
    },
    sorted(servers, isManaged) {
      const key = options.order === 'identifier' ? 'identifier' : 'name';
      const group = (it: ResourceServer) => (options.order === 'unmanaged' && isManaged(it) ? 1 : 0);
      return [...servers].sort((a, b) => group(a) - group(b) || collator.compare(a[key], b[key]));
    },
  };
  void tellMenus();
  return options;

  async function tellMenus(): Promise<void> {
    await commands.executeCommand('setContext', 'auth0Terraform.systemApis', options.systemApis);
  }
}
