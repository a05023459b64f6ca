// Quoted strings, heredocs and labels.
import { isSpace, wordEnd, wordStartAt } from './characters';
import { type Reader } from './reader';
import { startsItem } from './scanner';
import { Content, readSequence, reportUnbalanced, startsSequence } from './sequence';
import { decodeEscape, join, removeIndentation } from './text';
import { type Label, type Template, type TemplatePart } from './tree';

/** Undefined where the quote at hand rather closes the string around it: `"${"`. */
export function quotedTemplate(r: Reader): Template | undefined {
  const { from, failures } = r;
  let template = readQuoted(r, from);
  if (r.oneLine && !template.closed && r.templates > 0 && r.spend(template.to - from)) {
    r.jump(from);
    r.closingQuote = from;
    return undefined;
  }
  const broken = r.failures > failures && (!template.closed || r.lineStart > from);
  if (broken && !r.oneLine && r.templates === 0 && r.spend(template.to - from)) {
    // Somebody is typing: what went wrong is on this line, the next ones are innocent.
    r.silentUntil = Math.max(r.silentUntil, template.to, r.from);
    r.oneLine = true;
    template = readQuoted(r, from);
    r.oneLine = false;
  }
  r.jump(template.to);
  return template;
}

function readQuoted(r: Reader, from: number): Template {
  const { text } = r;
  const start = from + 1;
  const end = plainEnd(text, start);
  if (end > 0) return plainTemplate(text, from, end);
  const content = new Content();
  const news = from >= r.silentUntil;
  let at = start;
  for (;;) {
    at = readQuotedText(r, at, content);
    const code = text.charCodeAt(at);
    if (code !== 36 && code !== 37) break;
    at = readSequence(r, at, start, true, content);
  }
  const closed = text.charCodeAt(at) === 34;
  if (!closed) {
    r.report(
      r.lineStart > from ? at : from,
      at,
      'A closing quote is missing. Write " at the end of the text; for a line break in it write \\n.',
    );
  }
  if (news) reportUnbalanced(r, content.pieces, closed ? at : undefined);
  return {
    kind: 'template',
    from,
    to: closed ? at + 1 : at,
    inner: { from: start, to: at },
    parts: join(content.pieces),
    closed,
    heredoc: undefined,
  };
}

/** The offset of the closing quote if nothing but plain text stands before it, else -1. */
function plainEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 34:
        return at;
      case 10:
      case 13:
      case 36:
      case 37:
      case 92:
        return -1;
    }
  }
  return -1;
}

/** Most strings are plain; this is only quicker. */
function plainTemplate(text: string, from: number, end: number): Template {
  const inner = { from: from + 1, to: end };
  const parts: TemplatePart[] =
    inner.from === end ? [] : [{ kind: 'text', from: inner.from, to: end, value: text.slice(inner.from, end) }];
  return { kind: 'template', from, to: end + 1, inner, parts, closed: true, heredoc: undefined };
}

/** Reads up to the closing quote, the line's end, or `${` and `%{`. */
function readQuotedText(r: Reader, offset: number, content: Content): number {
  const { text } = r;
  const { length } = text;
  let from = offset;
  let chunk = offset;
  let value = '';
  let at = offset;
  for (; at < length;) {
    const code = text.charCodeAt(at);
    if (code === 34 || code === 10 || code === 13) break;
    if (code === 92) {
      if (at + 1 >= length || text.charCodeAt(at + 1) === 10 || text.charCodeAt(at + 1) === 13) {
        at++;
        continue;
      }
      const escape = decodeEscape(text, at);
      if (escape.problem) r.reportAlso(at, escape.to, escape.problem);
      value += text.slice(chunk, at) + escape.value;
      at = chunk = escape.to;
    } else if (code === 36 || code === 37) {
      content.addText(from, at, value + text.slice(chunk, at));
      if (startsSequence(text, at)) return at;
      at = addSign(text, at, code, content);
      from = chunk = at;
      value = '';
    } else at++;
  }
  content.addText(from, at, value + text.slice(chunk, at));
  return at;
}

/** `$` or `%` that begins no sequence, or `$${`, which stands for `${`. */
function addSign(text: string, at: number, code: number, content: Content): number {
  const escaped = text.charCodeAt(at + 1) === code && text.charCodeAt(at + 2) === 123;
  const to = at + (escaped ? 3 : 1);
  content.addText(at, to, text.slice(escaped ? at + 1 : at, to));
  return to;
}

export function heredocTemplate(r: Reader): Template {
  const { text, from, to: start } = r;
  const indent = r.lineIndent();
  const indented = text.charCodeAt(from + 2) === 45;
  const name = from + (indented ? 3 : 2);
  const nameEnd = wordEnd(text, name + 1);
  const marker = { from: name, to: nameEnd, text: text.slice(name, nameEnd) };
  const isLost = r.layout !== undefined && (r.layout.markers.get(marker.text) ?? -1) < start;
  const content = new Content();
  const news = from >= r.silentUntil;
  let at = start;
  let end = -1;
  while (at < text.length) {
    r.lineStart = at;
    end = markerEnd(text, at, marker.text);
    if (end >= 0 || (isLost && endsLostHeredoc(text, at, indent))) break;
    at = readHeredocLine(r, at, start, content);
  }
  const closed = end >= 0;
  if (!closed) {
    r.report(
      at,
      at,
      `The text that begins with <<${marker.text} has no end. Write ${marker.text} on a line of its own.`,
    );
    r.unbalanced = true;
  }
  if (indented) removeIndentation(content.pieces);
  if (news) reportUnbalanced(r, content.pieces, closed && at >= r.silentUntil ? at : undefined);
  const to = closed ? end : at;
  r.jump(to);
  if (isLost && !closed) r.breakLine(to);
  return {
    kind: 'template',
    from,
    to,
    inner: { from: start, to: at },
    parts: join(content.pieces),
    closed,
    heredoc: { marker, indented },
  };
}

/** Reads up to and including the line break; the line may have sequences that span lines. */
function readHeredocLine(r: Reader, offset: number, start: number, content: Content): number {
  const { text } = r;
  let from = offset;
  let at = offset;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 10) {
      at++;
      break;
    }
    if (code === 13 && text.charCodeAt(at + 1) !== 10) {
      r.report(at, at + 1, 'A carriage return stands alone here. Use the line ends \\n or \\r\\n.');
    }
    if (code === 36 || code === 37) {
      content.addText(from, at, text.slice(from, at));
      at = startsSequence(text, at) ? readSequence(r, at, start, false, content) : addSign(text, at, code, content);
      from = at;
    } else at++;
  }
  content.addText(from, at, text.slice(from, at));
  return at;
}

/** The end of the marker's line without its line break if only the marker stands on the line at `at`, else -1. */
function markerEnd(text: string, at: number, marker: string): number {
  const start = skipSpaces(text, at);
  if (!text.startsWith(marker, start)) return -1;
  const end = skipSpaces(text, start + marker.length);
  const code = text.charCodeAt(end);
  return code === 10 || (code === 13 && text.charCodeAt(end + 1) === 10) ? end : -1;
}

/** Over white space within a line. A lone carriage return is none. */
function skipSpaces(text: string, offset: number): number {
  let at = offset;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13 || !isSpace(code)) return at;
    at++;
  }
}

function endsLostHeredoc(text: string, lineStart: number, indent: number): boolean {
  let at = lineStart;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++;
  const column = at - lineStart;
  if (text.charCodeAt(at) === 125) return column < indent;
  return column <= indent && wordStartAt(text, at) > 0 && startsItem(text, at);
}

/** A quoted block label. Sequences are not allowed in it. */
export function quotedLabel(r: Reader): Label {
  const { text, from } = r;
  let at = from + 1;
  let chunk = at;
  let value = '';
  for (; at < text.length;) {
    const code = text.charCodeAt(at);
    if (code === 34 || code === 10 || code === 13) break;
    if (code === 92 && at + 1 < text.length && text.charCodeAt(at + 1) !== 10) {
      const escape = decodeEscape(text, at);
      if (escape.problem) r.reportAlso(at, escape.to, escape.problem);
      value += text.slice(chunk, at) + escape.value;
      at = chunk = escape.to;
    } else if ((code === 36 || code === 37) && text.charCodeAt(at + 1) === code && text.charCodeAt(at + 2) === 123) {
      value += text.slice(chunk, at);
      chunk = at + 1;
      at += 3;
    } else {
      if ((code === 36 || code === 37) && startsSequence(text, at)) {
        r.report(at, at + 2, 'A label is plain text. Write it out, without ${ } or %{ }.');
      }
      at++;
    }
  }
  const closed = text.charCodeAt(at) === 34;
  if (!closed) {
    // An open quote does not swallow the brace at the line's end: the body goes on being one.
    at -= /[ \t]*\{[ \t]*$/.exec(text.slice(chunk, at))?.[0].length ?? 0;
    r.report(from, at, 'A closing quote is missing. Write " at the end of the label.');
  }
  const to = closed ? at + 1 : at;
  r.jump(to);
  return { from, to, text: value + text.slice(chunk, at), quoted: true, closed };
}
