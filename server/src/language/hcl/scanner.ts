// Tokens of HCL outside templates, one at a time. The parser drives: it says whether line breaks count, and reads the
// text of templates itself (template.ts).
import { isBlank, isDigit, wordEnd, wordStartAt } from './characters';
import { type Span } from './tree';

/** The token at hand. `Stop` stands for a line that cannot belong to the bracket being read, see `Scanner.stops`. */
export enum Kind {
  End,
  Newline,
  Stop,
  Word,
  Number,
  Quote,
  Heredoc,
  OpenBrace,
  OpenBracket,
  OpenParen,
  CloseBrace,
  CloseBracket,
  CloseParen,
  /** `~}` */
  CloseTemplate,
  Dot,
  Comma,
  Equals,
  Colon,
  DoubleColon,
  Ellipsis,
  Arrow,
  Question,
  Or,
  And,
  Equal,
  NotEqual,
  Less,
  LessEqual,
  Greater,
  GreaterEqual,
  Plus,
  Minus,
  Star,
  Slash,
  Percent,
  Bang,
  Unknown,
}

export class Scanner {
  kind: Kind = Kind.End;
  /** The token at hand: `text.slice(from, to)`. `Newline`, `Stop` and `End` are places, `from === to` for the latter two. */
  from = 0;
  to = 0;
  /** End of the token before the one at hand. */
  end = 0;
  /** Start of the line on which the token at hand stands. */
  lineStart = 0;
  /** Inside ( [ and templates line breaks are white space. */
  ignoring = false;
  /** Inside those, a line that starts like an attribute or a block yields `Stop`: somebody forgot a bracket. */
  stops = true;
  /** No token beyond the line: a line break yields `Stop`. */
  oneLine = false;
  /** How often the end of the text was reached. More than once: something looked for its own end there, in vain. */
  endsMet = 0;
  readonly comments: Span[] = [];
  private commentsEnd = 0;
  /** From here on no `/*` has an end. */
  noBlockCommentAfter = Infinity;
  private checkedLine = -1;
  private checkedAnswer = false;

  constructor(readonly text: string) {
    if (text.charCodeAt(0) === 0xfeff) this.to = 1;
  }

  /** Reads from `offset` on, also backwards. */
  jump(offset: number): void {
    this.to = offset;
    this.kind = Kind.End;
    if (offset < this.lineStart) this.lineStart = offset === 0 ? 0 : this.text.lastIndexOf('\n', offset - 1) + 1;
    this.next();
  }

  /** What ends at `offset` has swallowed its line break: give the line an end all the same. */
  breakLine(offset: number): void {
    if (this.kind === Kind.End || this.ignoring) return;
    this.kind = Kind.Newline;
    this.from = this.to = offset;
  }

  /** Goes on to the next token. At the end it stays there. */
  next(): void {
    const { text } = this;
    const { length } = text;
    let at = this.to;
    this.end = at;
    if (this.kind === Kind.Newline) this.lineStart = at;
    for (;;) {
      if (at >= length) {
        this.endsMet++;
        return this.token(Kind.End, length, length);
      }
      const code = text.charCodeAt(at);
      if (isBlank(code)) at++;
      else if (code === 10 || (code === 13 && text.charCodeAt(at + 1) === 10)) {
        if (this.oneLine) return this.token(Kind.Stop, at, at);
        const start = at;
        at += code === 10 ? 1 : 2;
        if (!this.ignoring) {
          this.token(Kind.Newline, start, at);
          return;
        }
        this.lineStart = at;
      } else if (code === 35 || code === 47) {
        const end = this.commentEnd(at, code);
        if (end < 0) break;
        at = end;
      } else break;
    }
    this.scan(at, text.charCodeAt(at));
  }

  /** How far the token at hand is indented if it is the first of its line, else -1. */
  column(): number {
    let at = this.from;
    while (at > this.lineStart && isBlank(this.text.charCodeAt(at - 1))) at--;
    return at === this.lineStart ? this.from - at : -1;
  }

  private token(kind: Kind, from: number, to: number): void {
    this.kind = kind;
    this.from = from;
    this.to = to;
  }

  /** The end of the comment at `at`, or -1 if there is none. A comment does not hold the line break that ends it. */
  private commentEnd(at: number, code: number): number {
    const { text } = this;
    const second = text.charCodeAt(at + 1);
    let end: number;
    if (code === 35 || second === 47) {
      end = text.indexOf('\n', at);
      if (end < 0) end = text.length;
      else if (text.charCodeAt(end - 1) === 13) end--;
    } else if (second === 42 && at < this.noBlockCommentAfter) {
      end = text.indexOf('*/', at + 2) + 2;
      if (end < 2) {
        this.noBlockCommentAfter = at;
        return -1;
      }
      let newline = end - 2;
      while (newline > at && text.charCodeAt(newline) !== 10) newline--;
      if (newline > at) this.lineStart = newline + 1;
    } else return -1;
    if (at >= this.commentsEnd) {
      this.comments.push({ from: at, to: end });
      this.commentsEnd = end;
    }
    return end;
  }

  private scan(at: number, code: number): void {
    const { text } = this;
    this.from = at;
    const letter = wordStartAt(text, at);
    if (letter > 0) {
      this.to = wordEnd(text, at + letter);
      this.kind = Kind.Word;
      if (this.ignoring && this.stops && this.column() >= 0 && this.startsItem()) {
        this.kind = Kind.Stop;
        this.to = at;
      }
    } else if (isDigit(code)) {
      this.kind = Kind.Number;
      this.to = numberEnd(text, at);
    } else this.symbol(at, code, text.charCodeAt(at + 1));
  }

  private symbol(at: number, code: number, second: number): void {
    this.to = at + 1;
    switch (code) {
      case 34: // "
        this.kind = Kind.Quote;
        break;
      case 123: // {
        this.kind = Kind.OpenBrace;
        break;
      case 125: // }
        this.kind = Kind.CloseBrace;
        break;
      case 91: // [
        this.kind = Kind.OpenBracket;
        break;
      case 93: // ]
        this.kind = Kind.CloseBracket;
        break;
      case 40: // (
        this.kind = Kind.OpenParen;
        break;
      case 41: // )
        this.kind = Kind.CloseParen;
        break;
      case 44: // ,
        this.kind = Kind.Comma;
        break;
      case 46: // .
        this.kind = Kind.Dot;
        if (second === 46 && this.text.charCodeAt(at + 2) === 46) {
          this.kind = Kind.Ellipsis;
          this.to = at + 3;
        }
        break;
      case 61: // =
        if (second === 62) this.two(Kind.Arrow);
        else if (second === 61) this.two(Kind.Equal);
        else this.kind = Kind.Equals;
        break;
      case 58: // :
        if (second === 58) this.two(Kind.DoubleColon);
        else this.kind = Kind.Colon;
        break;
      case 63: // ?
        this.kind = Kind.Question;
        break;
      case 33: // !
        if (second === 61) this.two(Kind.NotEqual);
        else this.kind = Kind.Bang;
        break;
      case 60: // <
        if (second === 61) this.two(Kind.LessEqual);
        else this.kind = Kind.Less;
        if (second === 60) this.heredoc(at);
        break;
      case 62: // >
        if (second === 61) this.two(Kind.GreaterEqual);
        else this.kind = Kind.Greater;
        break;
      case 38: // &
        if (second === 38) this.two(Kind.And);
        else this.kind = Kind.Unknown;
        break;
      case 124: // |
        if (second === 124) this.two(Kind.Or);
        else this.kind = Kind.Unknown;
        break;
      case 126: // ~
        if (second === 125) this.two(Kind.CloseTemplate);
        else this.kind = Kind.Unknown;
        break;
      case 43: // +
        this.kind = Kind.Plus;
        break;
      case 45: // -
        this.kind = Kind.Minus;
        break;
      case 42: // *
        this.kind = Kind.Star;
        break;
      case 47: // /
        this.kind = Kind.Slash;
        break;
      case 37: // %
        this.kind = Kind.Percent;
        break;
      default:
        this.kind = Kind.Unknown;
        if (code >= 0xd800 && code < 0xdc00 && (this.text.codePointAt(at) ?? 0) > 0xffff) this.to = at + 2;
    }
  }

  private two(kind: Kind): void {
    this.kind = kind;
    this.to = this.from + 2;
  }

  /** `<<NAME` or `<<-NAME`, and nothing else up to the line break. The token covers the line break. */
  private heredoc(at: number): void {
    const { text } = this;
    const start = text.charCodeAt(at + 2) === 45 ? at + 3 : at + 2;
    const letter = wordStartAt(text, start);
    if (letter === 0 || this.oneLine) return;
    const end = wordEnd(text, start + letter);
    const newline = text.charCodeAt(end) === 13 ? end + 1 : end;
    if (text.charCodeAt(newline) !== 10) return;
    this.kind = Kind.Heredoc;
    this.to = newline + 1;
  }

  private startsItem(): boolean {
    if (this.checkedLine !== this.from) {
      this.checkedLine = this.from;
      this.checkedAnswer = startsItem(this.text, this.from);
    }
    return this.checkedAnswer;
  }
}

/** Whether a line that has a word at `from` starts `name =`, `type {` or `type "label" {`. */
export function startsItem(text: string, from: number): boolean {
  const end = wordEnd(text, from + wordStartAt(text, from));
  let at = skipBlanks(text, end);
  if (text.charCodeAt(at) === 61) return text.charCodeAt(at + 1) !== 61 && text.charCodeAt(at + 1) !== 62;
  const word = text.slice(from, end);
  // `for`, `in` and `if` may be followed by an object or a string; see the `for` expression.
  if (word === 'for' || word === 'in' || word === 'if') return false;
  while (text.charCodeAt(at) === 34) {
    do at++;
    while (at < text.length && text.charCodeAt(at) !== 34 && text.charCodeAt(at) !== 10);
    if (text.charCodeAt(at) !== 34) return false;
    at = skipBlanks(text, at + 1);
  }
  return text.charCodeAt(at) === 123;
}

function skipBlanks(text: string, offset: number): number {
  let at = offset;
  while (isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** Digits, dots and exponents as far as they go; a dot at the end belongs to what follows. */
function numberEnd(text: string, from: number): number {
  let at = from + 1;
  let end = at;
  for (;;) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) end = ++at;
    else if (code === 46) at++;
    else if (code === 101 || code === 69) {
      const sign = text.charCodeAt(at + 1);
      const digit = sign === 43 || sign === 45 ? at + 2 : at + 1;
      if (!isDigit(text.charCodeAt(digit))) return end;
      end = at = digit + 1;
    } else return end;
  }
}
