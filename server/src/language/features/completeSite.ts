// Where in a value the cursor is: what form an inserted text must have there, and what it would be the value of.
import {
  type Attribute,
  type Block,
  type Body,
  type Call,
  type Conditional,
  type Document,
  type Expression,
  type Template,
  type Traversal,
  type Tuple,
} from '../hcl/tree';
import { type Node } from '../hcl/walk';
import { passThrough } from '../passThrough';
import { type Context } from '../types';
import { type WordAt } from './completeOffer';
import { type Place } from './completePlace';
import { nextCharacter, textBefore } from './completeText';

/**
 * What the text at the cursor would be: all of the attribute's value, one element of the list that it is, or part of some
 * other expression.
 */
export type Role = 'value' | 'element' | 'part';

/** A place in a value where something can be inserted. */
export interface Site {
  readonly word: WordAt;
  readonly role: Role;
  /**
   * `bare`: a new expression begins, or its first word is being typed. `string`: the content of a quoted string that has
   * no template in it. `step`: a name behind a dot.
   */
  readonly form: 'bare' | 'string' | 'step';
  /** In a template: a string literal would be of little use there. */
  readonly inTemplate: boolean;
  /** Of a `string`: its closing quote is missing. */
  readonly unclosed: boolean;
  /** The list around an element. */
  readonly list: Tuple | undefined;
  /** The names before the one at the cursor, indexes left out: `['var']` in `var.x`. Empty for a `bare` form. */
  readonly before: readonly string[];
  /** More steps follow the name at the cursor. */
  readonly continues: boolean;
}

/** An attribute whose value is being typed, and what is known of it. */
export interface Slot {
  readonly context: Context;
  /** Blocks around it, from the file inwards. */
  readonly blocks: readonly Block[];
  /** Undefined outside of Auth0's resources and data sources. */
  readonly place: Place | undefined;
  readonly body: Body;
  readonly attribute: Attribute;
  readonly site: Site;
}

/** Below a traversal or a template, without expressions of their own. */
const NAME_PARTS: ReadonlySet<string> = new Set(['attribute', 'splat', 'legacyIndex', 'text']);
/** What may stand before a place at which an expression can begin, and what after it; an empty text is an end. */
const BEGINS = /[=[({,:?&|!<>+\-*/%]/;
const ENDS: ReadonlySet<string> = new Set(['', ']', ')', '}', ',', ':', '?']);
/** Expressions that go on behind a line break. */
const GOES_ON: ReadonlySet<string> = new Set(['for', 'call', 'parentheses', 'index', 'interpolation']);

/** The site at `offset` in the value that `path` leads through; see `locate`. Undefined where nothing can be inserted. */
export function siteAt(document: Document, offset: number, path: readonly Node[]): Site | undefined {
  const nodes = path.filter((it) => !('kind' in it) || !NAME_PARTS.has(it.kind));
  if (nodes.some((it, index) => isNamePlace(it, nodes[index + 1], offset))) return undefined;
  const common = { ...roleIn(nodes, offset), unclosed: false, before: [], continues: false };
  const innermost = nodes.at(-1);
  switch (innermost && 'kind' in innermost ? innermost.kind : undefined) {
    case 'template':
      return stringSite(document, innermost as Template, offset, common);
    case 'traversal':
      return traversalSite(innermost as Traversal, offset, common);
    case 'bool':
    case 'null': {
      const { from, to } = innermost as Expression;
      return { ...common, form: 'bare', word: { from, cursor: offset, to } };
    }
    case 'number':
    case 'access':
    case 'invalid':
      return undefined;
    default:
  }
  const word = { from: offset, cursor: offset, to: offset };
  return canBegin(document, offset, innermost) ? { ...common, form: 'bare', word } : undefined;
}

/** Whether what is inserted needs a comma behind it, for an element follows. */
export function needsComma({ text }: Document, { list, word }: Site): boolean {
  const next = list?.items.find((it) => it.from > word.to);
  return next !== undefined && !text.slice(word.to, next.from).includes(',');
}

/** The other elements of the list that the site is in. */
export function otherItems({ list, word }: Site): readonly Expression[] {
  return list?.items.filter((it) => it.to < word.from || it.from > word.to) ?? [];
}

type Common = Omit<Site, 'word' | 'form'>;

/** Whether a new expression can begin at `offset`, which lies in or at the end of `around`. */
function canBegin(document: Document, offset: number, around: Node | undefined): boolean {
  const kind = around && 'kind' in around ? around.kind : undefined;
  const next = nextCharacter(document, offset, kind !== undefined && GOES_ON.has(kind));
  const ends = ENDS.has(next) || (next === '"' && kind === 'interpolation');
  const isElement = kind === 'tuple' && nextCharacter(document, offset) === '';
  if (!ends && !isElement) return false;
  const before = textBefore(document, offset, 4);
  if (/(?:^|[^\p{L}\p{N}_.-])(?:in|if)$/u.test(before)) return true;
  // Behind `::` stands a part of a function's name; after a comma in the head of a `for`, a name of its own.
  const isInName = (before + next).endsWith('::') || before.endsWith('::') || (kind === 'for' && before.endsWith(','));
  return BEGINS.test(before.slice(-1)) && !isInName;
}

/** Where a name is made up, not used: the key of an object, the keyword of a directive. */
function isNamePlace(node: Node, below: Node | undefined, offset: number): boolean {
  if (!('kind' in node)) return 'key' in node && below === node.key;
  if (node.kind === 'directive') return node.keyword.text === '' || offset <= node.keyword.to;
  return node.kind === 'object' && below === undefined;
}

function roleIn(nodes: readonly Node[], offset: number): Pick<Site, 'role' | 'list' | 'inTemplate'> {
  let role: Role = 'value';
  let list: Tuple | undefined;
  let inTemplate = false;
  for (const [index, it] of nodes.entries()) {
    switch ('kind' in it ? it.kind : 'item') {
      case 'tuple':
        list = it as Tuple;
        role = role === 'value' ? 'element' : 'part';
        break;
      case 'template':
        if ((it as Template).parts.length > 1) role = 'part';
        break;
      case 'interpolation':
        inTemplate = true;
        break;
      case 'call':
        if (!passThrough.has((it as Call).name.text)) role = 'part';
        break;
      case 'conditional':
        if (offset <= (it as Conditional).condition.to) role = 'part';
        break;
      case 'traversal':
        if (index + 1 < nodes.length) role = 'part';
        break;
      case 'for':
      case 'binary':
      case 'unary':
      case 'access':
      case 'directive':
      case 'item':
        role = 'part';
        break;
      default:
    }
  }
  return { role, list, inTemplate };
}

function stringSite(document: Document, template: Template, offset: number, common: Common): Site | undefined {
  const { inner, closed, heredoc, parts } = template;
  if (heredoc || offset < inner.from || offset > inner.to || parts.some((it) => it.kind !== 'text')) return undefined;
  // What an open quote swallows to the line's end is not all meant to be in it.
  const rest = /^[^\s"{}[\](),]*/.exec(document.text.slice(offset, inner.to))?.[0] ?? '';
  const to = closed ? inner.to : offset + rest.length;
  return { ...common, form: 'string', unclosed: !closed, word: { from: inner.from, cursor: offset, to } };
}

function traversalSite({ root, steps }: Traversal, offset: number, common: Common): Site | undefined {
  if (offset <= root.to) {
    return {
      ...common,
      form: 'bare',
      continues: steps.length > 0,
      word: { from: root.from, cursor: offset, to: root.to },
    };
  }
  const before = [root.text];
  for (const [index, step] of steps.entries()) {
    if (step.kind !== 'attribute') {
      if (offset < step.to) return undefined;
      continue;
    }
    const { from, to, text } = step.name;
    if (offset < from) return undefined;
    if (offset <= to) {
      return {
        ...common,
        form: 'step',
        before,
        continues: index + 1 < steps.length,
        word: { from, cursor: offset, to },
      };
    }
    before.push(text);
  }
  return undefined;
}
