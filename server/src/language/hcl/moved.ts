// Parts of a tree at another offset. Most of a file is only pushed along by an edit and never looked at, so blocks are
// moved when somebody looks.
import { type Attribute, type Block, type Body, type Expression, type Label, type Word } from './tree';

/** `block`, `by` code units further on. A block that was moved before is moved from where it was parsed. */
export function movedBlock(block: Block, by: number): Block {
  if (by === 0) return block;
  return block instanceof MovedBlock ? block.again(by) : new MovedBlock(block, by);
}

/** A copy of plain data of the tree with all its offsets `by` code units further on. */
export function moved<T extends object>(data: T, by: number): T {
  if (by === 0) return data;
  const copy = { ...data };
  // A list instead of recursion: chains of operators may be long.
  const open: Record<string, unknown>[] = [copy as Record<string, unknown>];
  for (let at = open.pop(); at; at = open.pop()) {
    for (const key in at) {
      const value = at[key];
      if (typeof value === 'number') {
        if (OFFSETS.has(key)) at[key] = value + by;
      } else if (typeof value === 'object' && value !== null) {
        const below = (Array.isArray(value) ? value.slice() : { ...value }) as Record<string, unknown>;
        at[key] = below;
        open.push(below);
      }
    }
  }
  return copy;
}

/** The fields that hold offsets; other numbers are values. */
const OFFSETS: ReadonlySet<string> = new Set(['from', 'to', 'equals', 'open', 'close']);

class MovedBlock implements Block {
  readonly kind = 'block';
  readonly from: number;
  readonly to: number;
  private movedType: Word | undefined;
  private movedLabels: readonly Label[] | undefined;
  private movedBody: Body | undefined;

  constructor(
    private readonly origin: Block,
    private readonly by: number,
  ) {
    this.from = origin.from + by;
    this.to = origin.to + by;
  }

  again(by: number): Block {
    return movedBlock(this.origin, this.by + by);
  }

  get type(): Word {
    return (this.movedType ??= moved(this.origin.type, this.by));
  }

  get labels(): readonly Label[] {
    return (this.movedLabels ??= this.origin.labels.map((it) => moved(it, this.by)));
  }

  get open(): number | undefined {
    return this.origin.open === undefined ? undefined : this.origin.open + this.by;
  }

  get close(): number | undefined {
    return this.origin.close === undefined ? undefined : this.origin.close + this.by;
  }

  get body(): Body {
    return (this.movedBody ??= new MovedBody(this.origin.body, this.by));
  }
}

class MovedBody implements Body {
  readonly from: number;
  readonly to: number;
  private movedAttributes: readonly Attribute[] | undefined;
  private movedBlocks: readonly Block[] | undefined;

  constructor(
    private readonly origin: Body,
    private readonly by: number,
  ) {
    this.from = origin.from + by;
    this.to = origin.to + by;
  }

  get attributes(): readonly Attribute[] {
    return (this.movedAttributes ??= this.origin.attributes.map((it) => new MovedAttribute(it, this.by)));
  }

  get blocks(): readonly Block[] {
    return (this.movedBlocks ??= this.origin.blocks.map((it) => movedBlock(it, this.by)));
  }
}

class MovedAttribute implements Attribute {
  readonly kind = 'attribute';
  readonly from: number;
  readonly to: number;
  private movedName: Word | undefined;
  private movedValue: Expression | undefined;

  constructor(
    private readonly origin: Attribute,
    private readonly by: number,
  ) {
    this.from = origin.from + by;
    this.to = origin.to + by;
  }

  get name(): Word {
    return (this.movedName ??= moved(this.origin.name, this.by));
  }

  get equals(): number | undefined {
    return this.origin.equals === undefined ? undefined : this.origin.equals + this.by;
  }

  get value(): Expression | undefined {
    const { value } = this.origin;
    return value && (this.movedValue ??= moved(value, this.by));
  }
}
