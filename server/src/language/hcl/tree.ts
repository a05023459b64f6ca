// The syntax tree of HCL native syntax. Plain immutable data: no parent pointers, no methods. `parse` makes it, `locate`
// finds the way to an offset, `children` (walk.ts) visits it. What the parser does not understand stays as `Invalid`.

/** Half-open range of UTF-16 code units: `text.slice(from, to)`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** An identifier as written. Empty (`from === to`, text `''`) where one is missing, such as after a dot. */
export interface Word extends Span {
  readonly text: string;
}

/** One text, parsed. Any text gives a document; see `errors`. */
export interface Document {
  readonly uri: string;
  readonly text: string;
  readonly body: Body;
  /** By position. The first one stands on the line where the official parser reports its first. */
  readonly errors: readonly SyntaxError[];
  /** `#`, `//` and block comments, without the line break that ends them, by position. */
  readonly comments: readonly Span[];
}

/** Says what is wrong and what to write instead, in one or two sentences. */
export interface SyntaxError extends Span {
  readonly message: string;
}

/** What stands between the braces of a block, or the whole file. Both lists are in source order. */
export interface Body extends Span {
  readonly attributes: readonly Attribute[];
  readonly blocks: readonly Block[];
}

/** `name = value`. A lone word on a line is an attribute that has neither `equals` nor `value` yet. */
export interface Attribute extends Span {
  readonly kind: 'attribute';
  readonly name: Word;
  /** Offset of the `=` (or of a `:` written by mistake). Undefined while it is missing. */
  readonly equals: number | undefined;
  /** Undefined while it is missing. A value that is there but wrong is `Invalid`. */
  readonly value: Expression | undefined;
}

/** `type "label" { body }`. */
export interface Block extends Span {
  readonly kind: 'block';
  readonly type: Word;
  readonly labels: readonly Label[];
  /** Offset of `{`. Undefined while the header is being typed; the body is then empty and stands at the header's end. */
  readonly open: number | undefined;
  readonly body: Body;
  /** Offset of `}`. Undefined where it is missing. */
  readonly close: number | undefined;
}

/** A block label; the span covers the quotes, `text` is decoded. */
export interface Label extends Word {
  readonly quoted: boolean;
  /** False where the closing quote is missing. True for a bare identifier. */
  readonly closed: boolean;
}

export type Expression =
  | NumberLiteral
  | BoolLiteral
  | NullLiteral
  | Template
  | Tuple
  | ObjectExpression
  | Traversal
  | Access
  | Call
  | For
  | Conditional
  | Binary
  | Unary
  | Parentheses
  | Invalid;

export interface NumberLiteral extends Span {
  readonly kind: 'number';
  readonly value: number;
}

export interface BoolLiteral extends Span {
  readonly kind: 'bool';
  readonly value: boolean;
}

export interface NullLiteral extends Span {
  readonly kind: 'null';
}

/** A quoted string or a heredoc. All parts text: a literal, see `stringValue`. */
export interface Template extends Span {
  readonly kind: 'template';
  /** What stands between the quotes, or between the heredoc's marker lines. */
  readonly inner: Span;
  readonly parts: readonly TemplatePart[];
  /** False where the closing quote or the end marker is missing. */
  readonly closed: boolean;
  /** Undefined for a quoted string. `indented` is `<<-`. */
  readonly heredoc: { readonly marker: Word; readonly indented: boolean } | undefined;
}

export type TemplatePart = TemplateText | Interpolation | Directive;

export interface TemplateText extends Span {
  readonly kind: 'text';
  /** Escapes resolved and, for `<<-`, indentation removed: what Terraform would evaluate it to. */
  readonly value: string;
}

/** `${ expression }`, with `~` on either side dropped from the expression. */
export interface Interpolation extends Span {
  readonly kind: 'interpolation';
  /** Undefined where nothing stands between the braces yet. */
  readonly expression: Expression | undefined;
  readonly closed: boolean;
}

/** `%{ keyword ... }`. Directives are a flat list; the parser reports unbalanced ones. */
export interface Directive extends Span {
  readonly kind: 'directive';
  /** if, else, endif, for, endfor, or whatever was typed. */
  readonly keyword: Word;
  /** The loop names of `for`. */
  readonly names: readonly Word[];
  /** Condition of `if`, collection of `for`. */
  readonly expression: Expression | undefined;
  readonly closed: boolean;
}

/** `[a, b]`. */
export interface Tuple extends Span {
  readonly kind: 'tuple';
  readonly items: readonly Expression[];
  readonly closed: boolean;
}

/** `{ key = value }`. */
export interface ObjectExpression extends Span {
  readonly kind: 'object';
  readonly items: readonly ObjectItem[];
  readonly closed: boolean;
}

export interface ObjectItem extends Span {
  /** A bare word is a traversal without steps and means that word, not a variable. */
  readonly key: Expression;
  readonly equals: number | undefined;
  readonly value: Expression | undefined;
}

/** `root.name[key]`: a reference that starts at a name. */
export interface Traversal extends Span {
  readonly kind: 'traversal';
  readonly root: Word;
  readonly steps: readonly Step[];
}

/** Steps taken from anything that is not a name: `f(x).id`, `(a).b`. */
export interface Access extends Span {
  readonly kind: 'access';
  readonly target: Expression;
  readonly steps: readonly Step[];
}

/** The span of a step starts at its `.` or `[`. */
export type Step =
  | (Span & { readonly kind: 'attribute'; readonly name: Word })
  | (Span & { readonly kind: 'index'; readonly key: Expression | undefined; readonly closed: boolean })
  | (Span & { readonly kind: 'splat'; readonly full: boolean })
  | (Span & { readonly kind: 'legacyIndex'; readonly value: number });

/** `name(arguments)`; `name` holds the namespaces: `provider::x::y`. */
export interface Call extends Span {
  readonly kind: 'call';
  readonly name: Word;
  readonly arguments: readonly Expression[];
  /** The last argument is followed by `...`. */
  readonly expand: boolean;
  readonly closed: boolean;
}

/** `[for k, v in collection : value if condition]` or the object form `{for ... : key => value...}`. */
export interface For extends Span {
  readonly kind: 'for';
  readonly names: readonly Word[];
  readonly collection: Expression | undefined;
  /** Only in the object form. */
  readonly key: Expression | undefined;
  readonly value: Expression | undefined;
  readonly condition: Expression | undefined;
  readonly closed: boolean;
}

export interface Conditional extends Span {
  readonly kind: 'conditional';
  readonly condition: Expression;
  readonly then: Expression | undefined;
  readonly otherwise: Expression | undefined;
}

export interface Binary extends Span {
  readonly kind: 'binary';
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression | undefined;
}

export interface Unary extends Span {
  readonly kind: 'unary';
  readonly operator: string;
  readonly operand: Expression | undefined;
}

export interface Parentheses extends Span {
  readonly kind: 'parentheses';
  readonly expression: Expression | undefined;
  readonly closed: boolean;
}

/** Text that is no expression; its span says which. */
export interface Invalid extends Span {
  readonly kind: 'invalid';
}
