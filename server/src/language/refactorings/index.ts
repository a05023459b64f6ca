import { laidOut } from '../fixes/layout';
import { type Span } from '../hcl/tree';
import { isOverride } from '../module';
import { inspect } from '../rules/inspect';
import { type Context, type PlacedEdit } from '../types';
import { cleanUp } from './cleanUp';
import { extractSecret } from './extractSecret';
import { fillIn } from './fillIn';
import { mergeScopes } from './mergeScopes';
import { moveScopes } from './moveScopes';
import { sortScopes } from './sortScopes';
import { splitScopes } from './splitScopes';

type Kind = 'refactor.extract' | 'refactor.rewrite';

/** Another way to write the same. */
export interface Refactoring {
  readonly title: string;
  readonly kind: Kind;
  readonly edits: readonly PlacedEdit[];
}

/** Those that are possible at `span` and of a wanted kind. None in override files, which are only parts of blocks. */
export function refactoringsAt(context: Context, span: Span, wants: (kind: Kind) => boolean): readonly Refactoring[] {
  if (isOverride(context.document) || (!wants('refactor.extract') && !wants('refactor.rewrite'))) return [];
  const { resources, bodies, attributes } = inspect(context);
  const holds = ({ from, to }: Span) => from <= span.from && span.to <= to;
  const resource = resources.find((it) => it.mode === 'resource' && holds(it.block));
  const body = bodies.findLast((it) => it.resource === resource && holds(it.block));
  const attribute = attributes.find((it) => it.item.body.resource === resource && holds(it.item.node));
  const touched = resources.filter(({ block }) => block.from <= span.to && span.from <= block.to);
  const extracted = resource
    ? [...moveScopes(context, resource), ...(attribute ? extractSecret(context, attribute) : [])]
    : [];
  const rewritten = [
    ...(resource ? [sortScopes, splitScopes, mergeScopes].flatMap((it) => it(context, resource)) : []),
    ...(body ? fillIn(context, body) : []),
    ...cleanUp(context, bodies, touched),
  ];
  const toRefactoring = (kind: Kind) => (it: Pick<Refactoring, 'title' | 'edits'>) => {
    return { title: it.title, kind, edits: laidOut(context.module, it.edits) };
  };
  return [
    ...(wants('refactor.extract') ? extracted.map(toRefactoring('refactor.extract')) : []),
    ...(wants('refactor.rewrite') ? rewritten.map(toRefactoring('refactor.rewrite')) : []),
  ];
}
