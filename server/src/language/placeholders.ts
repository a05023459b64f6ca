// Stand-ins until the real functions are there; index.ts exports each from its own module as it comes. Goes away.
import { type Document } from './hcl/tree';
import { type Completion, type Context, type Diagnostic, type DocumentationKey, type Hover, type Module, type Place, type Settings } from './types';

export function parse(uri: string, text: string): Document {
  return { uri, text, body: { from: 0, to: text.length, attributes: [], blocks: [] }, errors: [], comments: [] };
}
export function createModule(uri: string, documents: Iterable<Document>, lock: Document | undefined, callers: readonly Module[] = []): Module {
  return { uri, documents: [...documents], lock, callers };
}
export function localModuleCalls(_module: Module): readonly { uri: string }[] {
  return [];
}
export function providerOf(_module: Module, settings: Settings): { version: string; place: Place | undefined } {
  return { version: settings.providerVersion ?? '0.0.0', place: undefined };
}
export function describeProvider({ version }: { version: string }): { label: string; detail: string } {
  return { label: `auth0 ${version}`, detail: '' };
}
export function complete(_context: Context, _offset: number): Completion[] {
  return [];
}
export function documentationFor(_key: DocumentationKey): string {
  return '';
}
export function hover(_context: Context, _offset: number): Hover | undefined {
  return undefined;
}
export function validate(_context: Context): Diagnostic[] {
  return [];
}
