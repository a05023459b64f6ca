// What the hover tests share: `$0` marks the cursor.
import assert from 'node:assert/strict';
import { hover } from '../../../server/src/language';
import { contextOf, cursor, type World } from '../../fixture';

/** The hover at `$0`, and the text that it is about. */
export function hoverAt(marked: string, world: World = {}): { hovered: string; markdown: string } | undefined {
  const { text, offset } = cursor(marked);
  const found = hover(contextOf(text, world), offset);
  return found && { hovered: text.slice(found.from, found.to), markdown: found.markdown };
}

/** Checks what is hovered and the whole markdown. */
export function checkHover(marked: string, hovered: string, markdown: string, world: World = {}): void {
  assert.deepEqual(hoverAt(marked, world), { hovered, markdown });
}

/** Checks what is hovered and that each of `parts` occurs. */
export function checkParts(marked: string, hovered: string, parts: readonly string[], world: World = {}): void {
  const found = hoverAt(marked, world);
  assert.equal(found?.hovered, hovered);
  for (const part of parts)
    assert.ok(found.markdown.includes(part), `${JSON.stringify(part)} is not in\n${found.markdown}`);
}

/** Checks that there is no hover. */
export function checkNothing(marked: string, world: World = {}): void {
  assert.equal(hoverAt(marked, world), undefined);
}

/** A line in a resource server. */
export const inApi = (line: string) => `resource "auth0_resource_server" "api" {\n  ${line}\n}\n`;

export const pinned: World = { version: '1.55.0' };
