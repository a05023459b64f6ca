// `terraform import` as people type it.

export type Shell = 'sh' | 'powershell';

/** `id` may hold anything but control characters: a terminal would act on those. */
export function importCommand({ to, id }: { readonly to: string; readonly id: string }, shell: Shell): string {
  return `terraform import ${quoted(to, shell)} ${quoted(id, shell)}`;
}

/** As one word, whatever it holds. */
function quoted(word: string, shell: Shell): string {
  if (/^[A-Za-z0-9_][A-Za-z0-9_./:@-]*$/.test(word)) return word;
  return shell === 'sh' ? `'${word.replaceAll("'", `'\\''`)}'` : `'${word.replaceAll("'", "''")}'`;
}
