/** `name`, or `name_2` and so on where that is taken. */
export function unusedName(name: string, taken: ReadonlySet<string>): string {
  let found = name;
  for (let count = 2; taken.has(found); count++) found = `${name}_${count}`;
  return found;
}
