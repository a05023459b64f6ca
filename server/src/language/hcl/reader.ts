// What the parts of the parser share while one text is read: the tokens, the errors, what is open, and how to go on after
// a mistake. Imports no part, so that the parts do not import each other in circles.
import { isBlank } from './characters';
import { Kind, Scanner } from './scanner';
import { type Attribute, type Expression, type Invalid, type SyntaxError, type Word } from './tree';

/** Deeper nesting than anybody writes; the rest is read as `Invalid` so that the stack holds. */
export const MAX_DEPTH = 200;

/** More errors than anybody reads: this is no HCL. */
const MAX_ERRORS = 1000;

/** How the second pass over a text whose braces do not balance uses indentation. */
export interface Layout {
  /** There are more `}` than `{`: one that stands too far right closes nothing. */
  readonly surplus: boolean;
  /** Errors before this offset are not news. */
  readonly floor: number;
  /** Words that stand alone on a line, with the last such line's offset: the possible ends of heredocs. */
  readonly markers: ReadonlyMap<string, number>;
}

export class Reader extends Scanner {
  readonly errors: SyntaxError[] = [];
  /** One mistake, one error: set by an error, cleared where the next statement starts. */
  quiet = false;
  /** Counts errors, the silent ones too. */
  failures = 0;
  /** Errors before this offset are not news: that text was read before, see template.ts. */
  silentUntil = 0;
  /** Offsets of the attributes before `silentUntil`. */
  readonly readTwice = new Set<number>();
  depth = 0;
  /** Open brackets of each kind since the innermost template began. */
  braces = 0;
  brackets = 0;
  parens = 0;
  /** Open `${` and `%{`. */
  templates = 0;
  /** Offset of a quote that was tried as the beginning of a string and rather ends the one around it. */
  closingQuote = -1;
  /** How many code units may still be read twice; keeps the whole linear. */
  budget: number;
  /** Set when braces do not balance: the text deserves a second pass. */
  unbalanced = false;
  surplus = false;
  /** The attributes of the body in which a name was met last; one map serves all bodies. */
  readonly setIn = new Map<string, readonly Attribute[]>();
  private indentLine = -1;
  private indent = 0;

  constructor(
    text: string,
    /** Reads one expression. Undefined, and nothing consumed, where none starts; that is reported. */
    readonly expression: (reader: Reader, missing: string) => Expression | undefined,
    readonly layout: Layout | undefined,
    /** Code units of the whole of which `text` may be a part. */
    length = text.length,
  ) {
    super(text);
    this.budget = 2 * length + 1000;
  }

  /** An error at the token at hand. */
  fail(message: string): void {
    this.report(this.from, this.kind === Kind.Newline ? this.from : this.to, message);
  }

  report(from: number, to: number, message: string): void {
    this.failures++;
    if (this.quiet) return;
    this.quiet = true;
    this.reportAlso(from, to, message);
  }

  /** An error that leaves the parser where it was: it may be reported whatever else is wrong. */
  reportAlso(from: number, to: number, message: string): void {
    if (from >= this.silentUntil) this.addError(from, to, message);
  }

  addError(from: number, to: number, message: string): void {
    if (this.errors.length < MAX_ERRORS) this.errors.push({ from, to, message });
  }

  /** A closing bracket is missing. What was opened is to blame, unless something else was wrong before. */
  reportUnclosed(from: number, to: number, closer: string, message: string): void {
    if (this.layout ? this.layout.floor <= from : this.failures === 0) this.report(from, to, message);
    else this.report(this.from, this.from, `A ${closer} is missing before this.`);
  }

  /** Whether this is the token at hand. A method, since the compiler takes a field that was compared once for constant. */
  is(kind: Kind): boolean {
    return this.kind === kind;
  }

  /** Whether `length` code units may be read once more. */
  spend(length: number): boolean {
    this.budget -= length;
    return this.budget >= 0;
  }

  takeWord(): Word {
    const word = { from: this.from, to: this.to, text: this.text.slice(this.from, this.to) };
    this.next();
    return word;
  }

  isWord(text: string): boolean {
    return this.kind === Kind.Word && this.to - this.from === text.length && this.text.startsWith(text, this.from);
  }

  /** Past the opening bracket at hand. Gives the mode to go back to, see `leave`. */
  enter(ignoring: boolean): boolean {
    const before = this.ignoring;
    this.ignoring = ignoring;
    this.next();
    return before;
  }

  /** Past the closing bracket at hand or, where it is missing, on with the token at hand as the outer mode sees it. */
  leave(before: boolean, closed: boolean): void {
    const changes = this.ignoring !== before;
    this.ignoring = before;
    if (closed) this.next();
    else if (changes) this.jump(this.end);
  }

  /** The token at hand ends whatever is being read: it belongs to something around it. */
  ends(): boolean {
    switch (this.kind) {
      case Kind.End:
      case Kind.Newline:
      case Kind.Stop:
        return true;
      case Kind.Quote:
        return this.from === this.closingQuote;
      case Kind.CloseBrace:
        return this.braces > 0;
      case Kind.CloseBracket:
        return this.brackets > 0;
      case Kind.CloseParen:
        return this.parens > 0;
      case Kind.CloseTemplate:
        return this.templates > 0;
      default:
        return false;
    }
  }

  /** Drops what cannot be understood, up to `close` (true) or to what ends it (false). */
  skipTo(close: Kind): boolean {
    while (this.kind !== close) {
      if (this.ends()) return false;
      this.skipOne();
    }
    return true;
  }

  /** Drops one expression, or one token that starts none. */
  skipOne(): void {
    if (!startsExpression(this.kind) || !this.expression(this, '')) this.next();
  }

  /** Indentation of the line of the token at hand. */
  lineIndent(): number {
    if (this.indentLine !== this.lineStart) {
      let at = this.lineStart;
      while (isBlank(this.text.charCodeAt(at))) at++;
      this.indentLine = this.lineStart;
      this.indent = at - this.lineStart;
    }
    return this.indent;
  }

  /** Second pass only: the token at hand stands too far left to belong into what was opened at `indent`. */
  isOutside(indent: number): boolean {
    if (!this.layout) return false;
    const column = this.column();
    if (column < 0) return false;
    if (this.kind === Kind.CloseBrace) return column < indent;
    if (this.kind !== Kind.Word && this.kind !== Kind.Quote) return false;
    return column < indent || (column === indent && indent > 0) || (column === 0 && this.startsTopLevelBlock());
  }

  /** Second pass only: the `}` at hand stands too far right to close what was opened at `indent`. */
  isSurplus(indent: number): boolean {
    return this.layout?.surplus === true && this.column() > indent;
  }

  private startsTopLevelBlock(): boolean {
    if (this.kind !== Kind.Word || !TOP_LEVEL.has(this.text.slice(this.from, this.to))) return false;
    let at = this.to;
    while (isBlank(this.text.charCodeAt(at))) at++;
    const code = this.text.charCodeAt(at);
    return code === 123 || code === 34;
  }

  /**
   * Reads over an expression, or to the end of a block's body, that is nested too deeply, without recursion. Strings are
   * skipped as plain text.
   */
  skipDeep(body = false): Invalid {
    const { from, ignoring, stops } = this;
    let to = this.to;
    let open = 0;
    let questions = 0;
    this.stops = false;
    while (open > 0 || !(body ? this.kind === Kind.CloseBrace : endsDeep(this.kind, questions))) {
      if (this.kind === Kind.End || this.kind === Kind.Stop) {
        this.fail('A closing bracket is missing. Close every ( [ { and ${ that is open.');
        this.unbalanced = true;
        break;
      }
      if (this.kind >= Kind.OpenBrace && this.kind <= Kind.OpenParen) open++;
      else if (this.kind >= Kind.CloseBrace && this.kind <= Kind.CloseTemplate) open--;
      else if (this.kind === Kind.Quote) this.to = this.rawStringEnd();
      else if (open === 0 && this.kind === Kind.Question) questions++;
      else if (open === 0 && this.kind === Kind.Colon) questions--;
      to = this.to;
      this.ignoring = ignoring || open > 0;
      this.next();
    }
    this.stops = stops;
    this.ignoring = ignoring;
    return { kind: 'invalid', from, to };
  }

  private rawStringEnd(): number {
    const { text } = this;
    let at = this.from + 1;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 34) return at + 1;
      if (code === 10) break;
      if (code === 92) at++;
    }
    return Math.min(at, text.length);
  }
}

const TOP_LEVEL = new Set(
  (
    'resource data variable output locals module provider terraform moved import removed check ephemeral run mock_provider ' +
    'action list'
  ).split(' '),
);

function endsDeep(kind: Kind, questions: number): boolean {
  switch (kind) {
    case Kind.Colon:
      return questions === 0;
    case Kind.End:
    case Kind.Newline:
    case Kind.Stop:
    case Kind.CloseBrace:
    case Kind.CloseBracket:
    case Kind.CloseParen:
    case Kind.CloseTemplate:
    case Kind.Comma:
    case Kind.Equals:
    case Kind.Arrow:
    case Kind.Ellipsis:
      return true;
    default:
      return false;
  }
}

export function startsExpression(kind: Kind): boolean {
  switch (kind) {
    case Kind.Word:
    case Kind.Number:
    case Kind.Quote:
    case Kind.Heredoc:
    case Kind.OpenBrace:
    case Kind.OpenBracket:
    case Kind.OpenParen:
    case Kind.Minus:
    case Kind.Bang:
      return true;
    default:
      return false;
  }
}
