// Expressions: operators, operands and the steps taken from them.
import { call, objectExpression, parentheses, tuple } from './collection';
import { MAX_DEPTH, type Reader, startsExpression } from './reader';
import { Kind } from './scanner';
import { heredocTemplate, quotedTemplate } from './template';
import { type Expression, type Step } from './tree';

/** Higher binds tighter; 0 is no operator. */
const PRECEDENCE = new Uint8Array(Kind.Unknown + 1);
PRECEDENCE[Kind.Or] = 1;
PRECEDENCE[Kind.And] = 2;
PRECEDENCE[Kind.Equal] = PRECEDENCE[Kind.NotEqual] = 3;
PRECEDENCE[Kind.Less] = PRECEDENCE[Kind.LessEqual] = PRECEDENCE[Kind.Greater] = PRECEDENCE[Kind.GreaterEqual] = 4;
PRECEDENCE[Kind.Plus] = PRECEDENCE[Kind.Minus] = 5;
PRECEDENCE[Kind.Star] = PRECEDENCE[Kind.Slash] = PRECEDENCE[Kind.Percent] = 6;

const OTHERWISE = 'Write : and the value for false: condition ? value : value.';
const OPERAND = 'Write a value after the operator.';
const NO_STEPS: readonly Step[] = [];

/** Reads one expression. Undefined, and nothing consumed, where none starts; `missing` says what to write there. */
export function expression(r: Reader, missing: string): Expression | undefined {
  if (r.depth >= MAX_DEPTH && startsExpression(r.kind)) return r.skipDeep();
  r.depth++;
  const condition = binary(r, 1, missing);
  const result = condition && r.is(Kind.Question) ? conditional(r, condition) : condition;
  r.depth--;
  return result;
}

function conditional(r: Reader, condition: Expression): Expression {
  r.next();
  const then = expression(r, 'Write the value for true after the ?, then : and the value for false.');
  let otherwise: Expression | undefined;
  if (r.is(Kind.Colon)) {
    r.next();
    otherwise = expression(r, 'Write the value for false after the colon.');
  } else if (r.is(Kind.End)) r.reportAlso(r.from, r.to, OTHERWISE);
  else r.fail(OTHERWISE);
  return { kind: 'conditional', from: condition.from, to: r.end, condition, then, otherwise };
}

function binary(r: Reader, least: number, missing: string): Expression | undefined {
  let left = unary(r, missing);
  if (!left) return undefined;
  for (let length = 1; ; length++) {
    const precedence = PRECEDENCE[r.kind] as number;
    if (precedence < least || precedence === 0) return left;
    const operator = r.text.slice(r.from, r.to);
    r.next();
    const right = binary(r, precedence + 1, OPERAND);
    const from: number = left.from;
    left =
      length % MAX_DEPTH === 0
        ? { kind: 'invalid', from, to: r.end }
        : { kind: 'binary', from, to: r.end, operator, left, right };
    if (!right) return left;
  }
}

function unary(r: Reader, missing: string): Expression | undefined {
  if (!r.is(Kind.Minus) && !r.is(Kind.Bang)) {
    const operand = term(r, missing);
    return operand && withSteps(r, operand);
  }
  if (r.depth >= MAX_DEPTH) return r.skipDeep();
  const { from } = r;
  const operator = r.text.slice(from, r.to);
  r.next();
  r.depth++;
  const operand = unary(r, OPERAND);
  r.depth--;
  return { kind: 'unary', from, to: r.end, operator, operand };
}

function term(r: Reader, missing: string): Expression | undefined {
  const { from, to } = r;
  switch (r.kind) {
    case Kind.Word:
      return nameOrCall(r);
    case Kind.Number:
      return number(r);
    case Kind.Quote:
      return r.ends() ? undefined : (quotedTemplate(r) ?? fail(r, missing));
    case Kind.Heredoc:
      return heredocTemplate(r);
    case Kind.OpenParen:
      return parentheses(r);
    case Kind.OpenBracket:
      return tuple(r);
    case Kind.OpenBrace:
      return objectExpression(r);
    case Kind.Unknown:
    case Kind.Star:
    case Kind.Slash:
    case Kind.Percent:
    case Kind.Dot:
    case Kind.Less:
      r.fail(adviceFor(r.text.slice(from, to)) ?? missing);
      r.next();
      return { kind: 'invalid', from, to };
    default:
      return fail(r, missing);
  }
}

function fail(r: Reader, missing: string): undefined {
  r.fail(missing);
}

function nameOrCall(r: Reader): Expression {
  const { from, to } = r;
  const root = r.takeWord();
  if (r.is(Kind.OpenParen) || r.is(Kind.DoubleColon)) return call(r, root);
  switch (root.text) {
    case 'true':
    case 'false':
      return { kind: 'bool', from, to, value: root.text === 'true' };
    case 'null':
      return { kind: 'null', from, to };
    default:
      if (!startsStep(r.kind)) return { kind: 'traversal', from, to, root, steps: NO_STEPS };
      return { kind: 'traversal', from, root, steps: steps(r), to: r.end };
  }
}

function number(r: Reader): Expression {
  const { from, to } = r;
  const text = r.text.slice(from, to);
  const value = isNumber(text) ? Number(text) : NaN;
  if (Number.isNaN(value))
    r.reportAlso(from, to, `${text} is no number. Write digits with at most one dot, such as 3600 or 0.5.`);
  r.next();
  return Number.isNaN(value) ? { kind: 'invalid', from, to } : { kind: 'number', from, to, value };
}

/** The scanner takes every run of digits, dots and exponents for a number. One dot, then one exponent, make one. */
function isNumber(text: string): boolean {
  const exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
  const dot = text.lastIndexOf('.');
  return text.indexOf('.') === dot && (exponent < 0 || dot < exponent) && !Number.isNaN(Number(text));
}

function startsStep(kind: Kind): boolean {
  return kind === Kind.Dot || kind === Kind.OpenBracket;
}

function withSteps(r: Reader, target: Expression): Expression {
  if (!startsStep(r.kind)) return target;
  return { kind: 'access', from: target.from, target, steps: steps(r), to: r.end };
}

function steps(r: Reader): Step[] {
  const found: Step[] = [];
  // Offset of a `.*` after which only names and numbers may follow, up to the next bracket.
  let star = -1;
  for (;;) {
    if (r.is(Kind.OpenBracket)) {
      found.push(bracketStep(r));
      star = -1;
    } else if (r.is(Kind.Dot)) {
      const step = dotStep(r, star);
      found.push(step);
      if (step.kind === 'attribute' && step.name.from === step.name.to) return found;
      if (step.kind === 'splat') star = step.to - 1;
    } else return found;
  }
}

function dotStep(r: Reader, star: number): Step {
  const { from } = r;
  r.next();
  const { from: start, to } = r;
  switch (r.kind) {
    case Kind.Word:
      return { kind: 'attribute', from, to, name: r.takeWord() };
    case Kind.Number: {
      const text = r.text.slice(start, to);
      if (text.includes('.'))
        r.reportAlso(start, to, `Write the indexes in brackets: [${text.replaceAll('.', '][')}].`);
      else if (!isNumber(text)) r.reportAlso(start, to, `${text} is no index. Write [0] or a name.`);
      r.next();
      return { kind: 'legacyIndex', from, to, value: parseInt(text, 10) };
    }
    case Kind.Star:
      if (star >= 0) r.fail('A second * needs brackets: write [*].');
      r.next();
      return { kind: 'splat', from, to, full: false };
    default:
      if (star >= 0) r.report(star, star + 1, 'Write a name after the dot.');
      else r.fail('Write a name after the dot.');
      return { kind: 'attribute', from, to: r.end, name: { from: r.end, to: r.end, text: '' } };
  }
}

function bracketStep(r: Reader): Step {
  const { from } = r;
  r.brackets++;
  const before = r.enter(r.ignoring);
  const splat = r.is(Kind.Star);
  let key: Expression | undefined;
  if (splat) r.next();
  else {
    r.ignoring = true;
    if (r.is(Kind.Newline)) r.next();
    key = expression(r, 'Write an index between the brackets: [0], ["name"] or [*].');
  }
  const ends = r.is(Kind.CloseBracket);
  if (!ends) r.fail('Close the index with ].');
  const closed = ends || r.skipTo(Kind.CloseBracket);
  r.brackets--;
  r.leave(before, closed);
  return splat ? { kind: 'splat', from, to: r.end, full: true } : { kind: 'index', from, to: r.end, key, closed };
}

/** What to write instead of a character that HCL does not know. */
export function adviceFor(text: string): string | undefined {
  switch (text) {
    case "'":
      return 'Use double quotes for text: "text".';
    case '`':
      return 'Use double quotes for text; for text of several lines use <<EOT and EOT, each at the end of a line.';
    case '“':
    case '”':
    case '„':
      return 'Use straight double quotes: "text".';
    case ';':
      return 'Remove the semicolon. Attributes end with the line, items of a list with a comma.';
    case '&':
      return 'Write && for "and".';
    case '|':
      return 'Write || for "or".';
    default:
      return undefined;
  }
}
