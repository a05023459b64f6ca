// What stands behind a name once it is accepted: the place for its value, or the block's body, as a snippet.
import { type AttributeSchema, type BlockSchema, type BodySchema, type Mode, referenceAt } from '../schema';

/** Which resource or data source, in which version of the provider. */
export interface Subject {
  readonly mode: Mode;
  readonly type: string;
  readonly version: string;
}

/** The value of a required attribute as a snippet, with the tab stop of that number. */
export type Slot = (attribute: AttributeSchema, stop: number) => string;

/** `name = "$0"`, `name = $0` and so on. */
export function attributeSnippet(attribute: AttributeSchema, subject: Subject): string {
  return `${attribute.name} = ${valueSlot(attribute, subject, '$0')}`;
}

/** `name { ... }` with what must be in it. */
export function blockSnippet(block: BlockSchema, subject: Subject): string {
  return [`${block.name} {`, ...bodySnippet(block, subject).map(indented), '}'].join('\n');
}

/** The lines of a body with what must be in it; the last place to fill is `$0`. */
export function bodySnippet(body: BodySchema, subject: Subject): string[] {
  const { lines, stops } = requiredLines(body, (attribute, stop) => valueSlot(attribute, subject, `$${stop}`), 0);
  return stops === 0 ? ['$0'] : lines.map((it) => it.replace(`$${stops}`, '$0'));
}

/**
 * The required attributes, aligned, then the required blocks, as lines without indentation. Attributes named in `also`
 * stand before them. `stops` is the last tab stop that is used.
 */
export function requiredLines(
  body: BodySchema,
  slot: Slot,
  stopsBefore: number,
  also: readonly string[] = [],
): { readonly lines: readonly string[]; readonly stops: number } {
  const wanted = also.map((it) => body.attributes.get(it)).filter((it) => it !== undefined);
  const attributes = [...new Set([...wanted, ...[...body.attributes.values()].filter(isRequired)])];
  const widest = Math.max(0, ...attributes.map((it) => it.name.length));
  let stops = stopsBefore;
  const lines = attributes.map((it) => `${it.name.padEnd(widest)} = ${slot(it, ++stops)}`);
  for (const block of body.blocks.values()) {
    if (block.minItems === 0 && !isRequired(block)) continue;
    const inner = requiredLines(block, slot, stops);
    if (lines.length > 0) lines.push('');
    lines.push(`${block.name} {`, ...inner.lines.map(indented), '}');
    stops = inner.stops;
  }
  return { lines, stops };
}

/** Required by the provider at plan or by the API at apply: for the one who writes, that is the same. */
export function isRequired({ required, requiredByApi }: AttributeSchema | BlockSchema): boolean {
  return required || requiredByApi;
}

/** Whether a list of choices helps as soon as the place for the value is there. */
export function hasChoices(attribute: AttributeSchema, subject: Subject): boolean {
  const { type, values, presets } = attribute;
  return type === 'bool' || values.length > 0 || presets.length > 0 || isReference(attribute, subject);
}

/** What holds the value: quotes for text, brackets for lists, nothing for a number, a choice of words or a reference. */
export function valueSlot(attribute: AttributeSchema, subject: Subject, inner: string): string {
  switch (attribute.type) {
    case 'string':
      return isReference(attribute, subject) ? inner : `"${inner}"`;
    case 'list':
    case 'set':
      return `[${inner}]`;
    case 'map':
      return `{\n  ${inner}\n}`;
    case 'number':
    case 'int':
    case 'bool':
      return inner;
  }
}

/** `line`, two columns further right. */
export function indented(line: string): string {
  return line === '' ? '' : `  ${line}`;
}

/** Whether it refers to an API that the module declares: then a reference is likelier than text. */
function isReference({ path }: AttributeSchema, { mode, type, version }: Subject): boolean {
  return mode === 'resource' && referenceAt(mode, type, path, version) !== undefined;
}
