// Stand-ins until the real functions are there; index.ts exports each from its own module as it comes. Goes away.
import { type Completion, type Context, type Hover } from './types';

export function complete(_context: Context, _offset: number): Completion[] {
  return [];
}
export function hover(_context: Context, _offset: number): Hover | undefined {
  return undefined;
}
