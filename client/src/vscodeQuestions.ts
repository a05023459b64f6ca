// The questions of `Ui`, asked in VS Code.
import {
  InputBoxValidationSeverity,
  ProgressLocation,
  type QuickPickItem,
  QuickPickItemKind,
  ThemeIcon,
  Uri,
  window,
  workspace,
} from 'vscode';
import { type Choice, type Entry, type Growing, type More, type Question, type Ui } from './ui';

type Questions = Pick<Ui, 'choose' | 'chooseMany' | 'enter' | 'chooseFile' | 'tell' | 'progress'>;

interface Item<T> extends QuickPickItem {
  readonly choice?: T;
}

/** Milliseconds between two looks of a list that grows; each costs the user the place of the mouse. */
const pace = 400;

export const vscodeQuestions: Questions = { choose, chooseMany, enter, chooseFile, tell, progress };

async function choose<T extends Choice>(
  { title, placeholder = '' }: Question,
  choices: readonly T[],
  more?: More<T>,
): Promise<T | undefined> {
  const pick = window.createQuickPick<Item<T>>();
  pick.title = title;
  pick.placeholder = placeholder;
  pick.matchOnDescription = pick.matchOnDetail = true;
  pick.items = choices.map(toItem);
  pick.busy = more !== undefined;
  void more?.choices.then((found) => {
    pick.busy = false;
    if (found.length === 0) return;
    const heading = { label: more.heading, kind: QuickPickItemKind.Separator };
    const active = pick.activeItems;
    pick.items = [...pick.items, heading, ...found.map(toItem)];
    pick.activeItems = active;
  });
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      const choice = pick.activeItems[0]?.choice;
      if (!choice) return;
      resolve(choice);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

async function chooseMany<T extends Choice>(
  { title, placeholder = '' }: Question,
  { state, onChange, selected, failed }: Growing<T>,
): Promise<readonly T[] | undefined> {
  const pick = window.createQuickPick<Item<T>>();
  pick.placeholder = placeholder;
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.keepScrollPosition = true;
  const items = new Map<T, Item<T>>();
  let timer: NodeJS.Timeout | undefined;
  const show = () => {
    timer = undefined;
    const { choices, busy, progress } = state();
    pick.title = progress ? `${title} (${progress})` : title;
    pick.busy = busy;
    const added = choices.filter((it) => !items.has(it));
    if (added.length === 0) return;
    const { activeItems, selectedItems } = pick;
    for (const it of added) items.set(it, toItem(it));
    pick.items = choices.flatMap((it) => items.get(it) ?? []);
    pick.selectedItems = [...selectedItems, ...added.filter(selected).flatMap((it) => items.get(it) ?? [])];
    if (activeItems.length > 0) pick.activeItems = activeItems;
  };
  show();
  const stop = onChange(() => (items.size === 0 ? show() : (timer ??= setTimeout(show, pace))));
  try {
    const answer = new Promise<readonly T[] | undefined>((resolve) => {
      pick.onDidAccept(() => {
        resolve(pick.selectedItems.flatMap((it) => it.choice ?? []));
        pick.hide();
      });
      pick.onDidHide(() => resolve(undefined));
    });
    pick.show();
    return await Promise.race([answer, failed]);
  } finally {
    stop();
    clearTimeout(timer);
    pick.dispose();
  }
}

async function enter({ title, prompt, placeholder, value, secret, check }: Entry): Promise<string | undefined> {
  return window.showInputBox({
    title,
    prompt,
    // People go to the dashboard and come back.
    ignoreFocusOut: true,
    ...(placeholder !== undefined && { placeHolder: placeholder }),
    ...(value !== undefined && { value }),
    ...(secret && { password: true }),
    validateInput(text) {
      const found = check?.(text);
      if (!found) return undefined;
      return 'problem' in found ? found.problem : { message: found.note, severity: InputBoxValidationSeverity.Info };
    },
  });
}

async function chooseFile({
  title,
  extensions,
}: {
  readonly title: string;
  readonly extensions: readonly string[];
}): Promise<string | undefined> {
  const [file] =
    (await window.showOpenDialog({ title, filters: { [title]: [...extensions], 'All files': ['*'] } })) ?? [];
  if (!file) return undefined;
  const { size } = await workspace.fs.stat(file);
  return size > 100_000 ? '' : Buffer.from(await workspace.fs.readFile(file)).toString('utf8');
}

async function tell(
  level: 'information' | 'warning' | 'error',
  message: string,
  ...buttons: string[]
): Promise<string | undefined> {
  if (level === 'information') return window.showInformationMessage(message, ...buttons);
  return level === 'warning'
    ? window.showWarningMessage(message, ...buttons)
    : window.showErrorMessage(message, ...buttons);
}

async function progress<T>(
  title: string,
  work: (report: (text: string) => void, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return window.withProgress({ location: ProgressLocation.Notification, title, cancellable: true }, (at, token) => {
    const stop = new AbortController();
    token.onCancellationRequested(() => stop.abort());
    return work((message) => at.report({ message }), stop.signal);
  });
}

function toItem<T extends Choice>(choice: T): Item<T> {
  const { label, description, detail, icon } = choice;
  return {
    label: withoutIcons(label),
    choice,
    ...(description !== undefined && { description: withoutIcons(description) }),
    ...(detail !== undefined && { detail: withoutIcons(detail) }),
    ...(icon !== undefined && { iconPath: new ThemeIcon(icon) }),
  };
}

/** A text of a tenant's is a text: `$(trash)` in it is no icon. */
function withoutIcons(text: string): string {
  return text.replaceAll('$(', '\\$(');
}

/** For `Ui`, which knows URIs as texts. */
export const toUri = (uri: string): Uri => Uri.parse(uri, true);
