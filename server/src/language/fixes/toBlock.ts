// `x = { ... }` and `x = [{ ... }]` as blocks. Comments stay with what they stand at.
import {
  type Attribute,
  type Document,
  type Expression,
  type ObjectExpression,
  type ObjectItem,
  type Span,
} from '../hcl/tree';
import { stringValue } from '../hcl/walk';
import { isIdentifier } from '../hcl/print';
import { eolOf, indentationAt, replaced } from '../rules/edits';
import { type BlockSchema } from '../schema';
import { type Fix } from '../types';
import { removeFix } from './fix';

/** What turns an attribute into the block or blocks that it is meant to be. */
export function toBlockFixes(document: Document, node: Attribute, schema: BlockSchema): readonly Fix[] {
  const { name, value } = node;
  if (!value) return [];
  const objects = objectsIn(value);
  if (value.kind === 'null' || objects?.length === 0) {
    return schema.minItems > 0 ? [] : [removeFix(document, node, name.text, true)];
  }
  if (!objects || objects.length > (schema.maxItems ?? Infinity)) return [];
  const indentation = indentationAt(document, node.from);
  const eol = eolOf(document);
  let end = value.from;
  const blocks = objects.map((it) => {
    const above = commentsIn(document, end, it.from).map(({ from, to }) => document.text.slice(from, to).trimEnd());
    end = it.to;
    const block = blockText(document, it, schema, indentation);
    return block === undefined ? undefined : [...above, block].join(eol + indentation);
  });
  if (blocks.includes(undefined) || commentsIn(document, end, value.to).length > 0) return [];
  const edit = replaced(document, node, blocks.join(eol + eol + indentation));
  return [{ title: `Change to ${blocks.length === 1 ? 'a block' : 'blocks'}`, edits: [edit], preferred: true }];
}

/** Undefined where the value is something else. */
function objectsIn(value: Expression): readonly ObjectExpression[] | undefined {
  if (value.kind === 'object') return [value];
  if (value.kind !== 'tuple') return undefined;
  const objects = value.items.filter((it) => it.kind === 'object');
  return objects.length === value.items.length ? objects : undefined;
}

/** `name { ... }` without indentation before its first line. Undefined where a key is no name. */
function blockText(
  document: Document,
  { items, from, to }: ObjectExpression,
  schema: BlockSchema,
  indentation: string,
): string | undefined {
  const eol = eolOf(document);
  const inner = `${indentation}  `;
  const lines: string[] = [];
  let at = from + 1;
  for (const item of [...items, undefined]) {
    for (const comment of commentsIn(document, at, item?.from ?? to - 1)) {
      const isBehind = lines.length > 0 && !document.text.slice(at, comment.from).includes('\n');
      const text = document.text.slice(comment.from, comment.to).trimEnd();
      lines.push(isBehind ? `${lines.pop()} ${text}` : inner + text);
    }
    if (!item) break;
    const line = itemText(document, item, schema, inner);
    if (line === undefined) return undefined;
    lines.push(inner + line);
    at = item.to;
  }
  return lines.length === 0 ? `${schema.name} {}` : [`${schema.name} {`, ...lines, `${indentation}}`].join(eol);
}

function itemText(document: Document, item: ObjectItem, schema: BlockSchema, indentation: string): string | undefined {
  const { key, value } = item;
  const name = key.kind === 'traversal' && key.steps.length === 0 ? key.root.text : stringValue(key);
  if (name === undefined || !isIdentifier(name) || !value) return undefined;
  const nested = schema.blocks.get(name);
  if (!nested) return `${name} = ${reindented(document, value, indentation)}`;
  const objects = objectsIn(value);
  const blocks = objects?.map((it) => blockText(document, it, nested, indentation));
  return !blocks || blocks.includes(undefined) ? undefined : blocks.join(eolOf(document) + indentation);
}

function commentsIn({ comments }: Document, from: number, to: number): readonly Span[] {
  return comments.filter((it) => it.from >= from && it.to <= to);
}

/** The text of a value, its further lines moved to where its first one stands. Heredocs stay. */
function reindented(document: Document, { from, to }: Expression, indentation: string): string {
  const text = document.text.slice(from, to);
  const lineStart = document.text.lastIndexOf('\n', from - 1) + 1;
  const before = /^[ \t]*/.exec(document.text.slice(lineStart, from))?.[0] ?? '';
  if (text.includes('<<')) return text;
  return text
    .split('\n')
    .map((line, index) => (index > 0 && line.startsWith(before) ? indentation + line.slice(before.length) : line))
    .join('\n');
}
