import { type ValueType } from '../schema';

/** As big.ParseFloat of Go takes it in base 10: no spaces, no separators, no other base. */
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * A literal as Terraform hands it to an attribute of `type`: "3600" is a number, 3600 a string, "1" is true. Undefined
 * where Terraform refuses to convert. Fractions are numbers here, for whole numbers too.
 */
export function convert(value: string | number | boolean, type: ValueType): string | number | boolean | undefined {
  switch (type) {
    case 'string':
      return String(value);
    case 'number':
    case 'int':
      if (typeof value === 'string') return NUMBER.test(value) ? Number(value) : undefined;
      return typeof value === 'number' ? value : undefined;
    case 'bool':
      if (value === 'true' || value === '1') return true;
      if (value === 'false' || value === '0') return false;
      return typeof value === 'boolean' ? value : undefined;
    case 'map':
    case 'list':
    case 'set':
      return undefined;
  }
}
