// Expressions in brackets: lists, objects, `for`, calls, parentheses.
import { type Reader } from './reader';
import { Kind } from './scanner';
import { readNames } from './sequence';
import { type Call, type Expression, type For, type ObjectExpression, type ObjectItem, type Word } from './tree';

export function parentheses(r: Reader): Expression {
  const { from } = r;
  r.parens++;
  const before = r.enter(true);
  const expression = r.expression(r, 'Write an expression between the parentheses.');
  const ends = r.is(Kind.CloseParen);
  if (!ends) r.fail('Close the parenthesis with ).');
  const closed = ends || r.skipTo(Kind.CloseParen);
  r.parens--;
  r.leave(before, closed);
  return { kind: 'parentheses', from, to: r.end, expression, closed };
}

export function tuple(r: Reader): Expression {
  const { from, to } = r;
  r.brackets++;
  const before = r.enter(true);
  if (r.isWord('for')) return forExpression(r, from, before, Kind.CloseBracket);
  const items: Expression[] = [];
  while (!r.is(Kind.CloseBracket)) {
    const item = r.expression(r, 'Write an item of the list, or ] to close it.');
    if (item) items.push(item);
    else if (r.ends()) break;
    if (r.is(Kind.CloseBracket)) break;
    if (r.is(Kind.End)) r.reportUnclosed(from, to, ']', 'Close the list with ].');
    else if (!r.is(Kind.Comma)) r.fail('Write a comma between the items of the list, and ] at its end.');
    if (r.ends()) break;
    if (r.is(Kind.Comma) || !item) r.next();
  }
  const closed = r.is(Kind.CloseBracket);
  r.brackets--;
  r.leave(before, closed);
  return { kind: 'tuple', from, to: r.end, items, closed };
}

/** After its name, at `(` or `::`. */
export function call(r: Reader, first: Word): Call {
  const name = qualifiedName(r, first);
  if (!r.is(Kind.OpenParen)) {
    r.fail(`Write the arguments in parentheses: ${name.text}(...).`);
    return { kind: 'call', from: first.from, to: r.end, name, arguments: [], expand: false, closed: false };
  }
  const { to } = r;
  const list: Expression[] = [];
  let expand = false;
  r.parens++;
  const before = r.enter(true);
  while (!r.is(Kind.CloseParen)) {
    const item = r.expression(r, 'Write an argument, or ) to close the call.');
    if (item) list.push(item);
    else if (r.ends()) break;
    if (r.is(Kind.CloseParen)) break;
    if (r.is(Kind.Ellipsis)) {
      const ellipsis = r.from;
      expand = true;
      r.next();
      if (r.is(Kind.CloseParen)) break;
      r.report(ellipsis, ellipsis + 3, 'Write ) after the dots: only the last argument can be expanded.');
    } else if (r.is(Kind.End)) r.reportUnclosed(first.from, to, ')', 'Close the call with ).');
    else if (!r.is(Kind.Comma)) r.fail('Write a comma between the arguments, and ) at their end.');
    if (r.ends()) break;
    if (r.is(Kind.Comma) || !item) r.next();
  }
  const closed = r.is(Kind.CloseParen);
  r.parens--;
  r.leave(before, closed);
  return { kind: 'call', from: first.from, to: r.end, name, arguments: list, expand, closed };
}

/** `provider::name::function`; spaces between the parts are dropped from the text. */
function qualifiedName(r: Reader, first: Word): Word {
  let { text, to } = first;
  while (r.is(Kind.DoubleColon)) {
    r.next();
    text += '::';
    to = r.end;
    if (!r.is(Kind.Word)) {
      r.fail(`Write the name of a function after ${text}.`);
      break;
    }
    const word = r.takeWord();
    text += word.text;
    to = word.to;
  }
  return { from: first.from, to, text };
}

export function objectExpression(r: Reader): Expression {
  const { from, to } = r;
  const indent = r.layout ? r.lineIndent() : 0;
  r.braces++;
  const before = r.enter(false);
  const openEnd = r.end;
  while (r.is(Kind.Newline)) r.next();
  if (r.isWord('for')) return forExpression(r, from, before, Kind.CloseBrace);
  const items: ObjectItem[] = [];
  let lineStart = r.lineStart;
  for (let lineEnd = openEnd; ; lineEnd = r.end) {
    while (r.is(Kind.Newline)) r.next();
    if (r.isOutside(indent)) {
      r.reportUnclosed(from, to, '}', 'Close the object with }.');
      // The line break before belongs to what is around.
      r.jump(lineEnd);
      break;
    }
    if (r.is(Kind.CloseBrace)) {
      if (!r.isSurplus(indent)) break;
      r.fail('Remove this }, or indent it as the line that it closes.');
      r.next();
      continue;
    }
    // What is wrong in one line says nothing about the next.
    if (r.lineStart > lineStart) {
      lineStart = r.lineStart;
      if (r.is(Kind.Word)) r.quiet = false;
    }
    const item = objectItem(r, from, to);
    if (item) items.push(item);
    if (r.is(Kind.Comma)) r.next();
    else if (r.ends() && !r.is(Kind.Newline) && !r.is(Kind.CloseBrace)) break;
    else if (!item && !r.is(Kind.Newline) && !r.is(Kind.CloseBrace)) r.skipOne();
  }
  const closed = r.is(Kind.CloseBrace);
  if (!closed) r.unbalanced = true;
  r.braces--;
  r.leave(before, closed);
  return { kind: 'object', from, to: r.end, items, closed } satisfies ObjectExpression;
}

/** One item with what stands between it and the next separator. Undefined where none starts. */
function objectItem(r: Reader, open: number, openEnd: number): ObjectItem | undefined {
  const { from } = r;
  const key = r.expression(r, 'Write a name and its value, name = value, or } to close the object.');
  if (!key) return undefined;
  let equals: number | undefined;
  let value: Expression | undefined;
  if (r.is(Kind.Equals) || r.is(Kind.Colon)) {
    equals = r.from;
    r.next();
    value = r.expression(r, 'Write a value after the equals sign.');
  } else {
    if (r.is(Kind.End)) r.reportUnclosed(open, openEnd, '}', 'Close the object with }.');
    else r.fail('Write = and a value after the name. A name with dots or spaces in it needs quotes.');
    if (!r.ends() && !r.is(Kind.Comma)) value = r.expression(r, '');
  }
  const to = r.end;
  if (r.is(Kind.End)) r.reportUnclosed(open, openEnd, '}', 'Close the object with }.');
  else if (!r.is(Kind.Comma) && !r.is(Kind.Newline) && !r.is(Kind.CloseBrace)) {
    r.fail('Write a comma between items on one line, and } at the end of the object.');
    while (!r.ends() && !r.is(Kind.Comma)) r.skipOne();
  }
  return { from, to, key, equals, value };
}

/** After `[` or `{`, at `for`. */
function forExpression(r: Reader, from: number, before: boolean, close: Kind): For {
  const makesObject = close === Kind.CloseBrace;
  const names: Word[] = [];
  let collection: Expression | undefined;
  let key: Expression | undefined;
  let value: Expression | undefined;
  let condition: Expression | undefined;
  r.ignoring = true;
  r.next();
  const start = r.failures;
  let grouping = -1;
  if (readNames(r, names)) {
    collection = r.expression(r, 'Write the collection to go through after in.');
    if (r.is(Kind.Colon)) {
      r.next();
      value = r.expression(r, makesObject ? 'Write key => value after the colon.' : 'Write the value after the colon.');
      if (r.is(Kind.Arrow)) {
        key = value;
        r.next();
        value = r.expression(r, 'Write the value after the arrow.');
      }
      if (r.is(Kind.Ellipsis)) {
        grouping = r.from;
        r.next();
      }
      if (r.isWord('if')) {
        r.next();
        condition = r.expression(r, 'Write a condition after if.');
      }
    } else r.fail(`Write a colon after the collection, then ${makesObject ? 'key => value' : 'the value'}.`);
  }
  const sound = r.failures === start;
  const ends = r.is(close);
  if (!ends) r.fail(`Close the for expression with ${makesObject ? '}' : ']'}.`);
  const closed = ends || r.skipTo(close);
  if (sound) checkShape(r, makesObject, key, value, grouping);
  if (makesObject) {
    r.braces--;
    if (!closed) r.unbalanced = true;
  } else r.brackets--;
  r.leave(before, closed);
  return { kind: 'for', from, to: r.end, names, collection, key, value, condition, closed };
}

function checkShape(
  r: Reader,
  makesObject: boolean,
  key: Expression | undefined,
  value: Expression | undefined,
  grouping: number,
): void {
  if (makesObject) {
    if (!key && value) r.reportAlso(value.from, value.to, 'An object needs a key: write key => value.');
    return;
  }
  if (key) r.reportAlso(key.from, key.to, 'A list has no keys. Write only the value, or use { } for an object.');
  if (grouping >= 0) r.reportAlso(grouping, grouping + 3, 'Only an object can group values. Remove the dots.');
}
