// A secret that stands in the file becomes a variable. It is not its default, and is shown nowhere.
import { below } from '../fixes/below';
import { unusedName } from '../fixes/unusedName';
import { printBlock } from '../hcl/print';
import { isOverride, variablesOf } from '../module';
import { eolOf, replaced } from '../rules/edits';
import { type AttributeInForce } from '../rules/inspect';
import { stringValue } from '../hcl/walk';
import { type Context, type Fix } from '../types';

/** The variable stands in variables.tf where the module has one, else below the block. */
export function extractSecret({ document, module }: Context, attribute: AttributeInForce): readonly Fix[] {
  const { schema, value, item } = attribute;
  const { block } = item.body.resource;
  const label = block.labels[1]?.text;
  if (!schema.secret || !label || block.close === undefined || !stringValue(value)) return [];
  const own = module.documents.find((it) => /\/variables\.(?:tf|tofu)$/.test(it.uri) && !isOverride(it));
  const target = own ?? document;
  const name = unusedName(`${label}_${schema.name}`, new Set(variablesOf(module).keys()));
  const printed = printBlock(
    {
      type: 'variable',
      labels: [name],
      attributes: [
        ['type', { reference: 'string' }],
        ['sensitive', true],
      ],
      blocks: [],
    },
    { eol: eolOf(target) },
  );
  const after = target === document ? block.to : target.text.trimEnd().length;
  const edits = [replaced(document, value, `var.${name}`), below(target, after, printed)];
  return [{ title: `Move ${schema.name} to a sensitive variable`, edits, preferred: false }];
}
