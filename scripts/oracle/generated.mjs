// Resources by chance, the same ones each time: names of all versions, values of every kind, right ones and wrong ones.

const types = [
  ['resource', 'auth0_resource_server'],
  ['resource', 'auth0_resource_server'],
  ['resource', 'auth0_resource_server'],
  ['resource', 'auth0_resource_server_scope'],
  ['resource', 'auth0_resource_server_scopes'],
  ['data', 'auth0_resource_server'],
];
/** One version of each shape that names come from. */
const shapes = ['0.27.0', '0.48.0', '1.0.0', '1.7.0', '1.28.0', '1.51.0'];
const literals = [
  ...[
    '"x"',
    '"3600"',
    '3600',
    '1.5',
    '"1.5"',
    'true',
    'false',
    '"true"',
    '"1"',
    '"0"',
    '1',
    '0',
    'null',
    '[]',
    '["a"]',
  ],
  ...[
    '{}',
    '{ a = 1 }',
    '""',
    '-1',
    '1e3',
    '"abc def"',
    '"TRUE"',
    '"True"',
    '"1e3"',
    '"0x10"',
    '" 1"',
    '[{ value = "x" }]',
  ],
  ...[
    '"sixteen-bytes-ok"',
    '"ü234567890123456"',
    '3e9',
    '99999999999999999999',
    '!true',
    '-(1)',
    '"${1}"',
    '[1]',
    '[null]',
  ],
  ...['{ a = "x" }', '{ a = null }', '{ a = [1] }', '(true)'],
];
const strange = ['scoops = 1', 'sining_alg = "x"', 'nothing = 1', 'odd {\n  }', 'token_lifetimes = 1'];

/**
 * `count` modules of four resources each.
 * @param {any} schema the module server/src/language/schema
 * @param {number} count
 */
export function generated(schema, count) {
  let seed = 20261123;
  const chance = () => (seed = (seed * 1664525 + 1013904223) >>> 0) / 2 ** 32;
  /** @template T @param {readonly T[]} list @returns {T} */
  const pick = (list) => /** @type {T} */ (list[Math.floor(chance() * list.length)]);

  return Array.from({ length: count }, (_, index) => {
    const version = pick(schema.knownVersions);
    const blocks = Array.from({ length: 4 }, (_, i) => {
      const [mode = '', type = ''] = pick(types);
      return `${mode} "${type}" "r${i}" {\n${body(mode, type, [], version, chance() < 0.5 ? 0 : 1)}}\n`;
    });
    return { id: `generated/${index}`, text: `variable "x" {}\n\n${blocks.join('\n')}` };
  });

  /** @param {string} mode @param {string} type @param {string[]} path @param {string} version @param {number} mess @returns {string} */
  function body(mode, type, path, version, mess) {
    const indent = '  '.repeat(path.length + 1);
    const here = at(mode, type, path, version);
    const lines = names(mode, type, path).map((item) => {
      const known = here?.attributes.get(item.name) ?? here?.blocks.get(item.name);
      const wanted = known && !known.readOnly ? (known.required ? 0.97 : 0.22) : mess * 0.1;
      if (chance() > wanted) return '';
      const asBlock = item.kind === 'block' ? chance() > 0.04 * mess : chance() < 0.03 * mess;
      if (!asBlock) return `${indent}${item.name} = ${value(known?.kind === 'attribute' ? known : item)}\n`;
      const inner = () => body(mode, type, [...path, item.name], version, mess);
      if (chance() < 0.08) {
        const each = pick(['[1]', 'var.x', '[1, 2]']);
        return `${indent}dynamic "${item.name}" {\n${indent}  for_each = ${each}\n${indent}  content {\n${inner()}${indent}  }\n${indent}}\n`;
      }
      return `${indent}${item.name} {\n${inner()}${indent}}\n`.repeat(chance() < 0.12 ? 2 : 1);
    });
    return lines.join('') + (chance() < 0.04 * mess ? `${indent}${pick(strange)}\n` : '');
  }

  /** @param {any} item */
  function value(item) {
    if (item.kind === 'block' || chance() > 0.55) return pick(literals);
    if (item.values.length > 0) {
      const text = pick(/** @type {any[]} */ (item.values)).value;
      return JSON.stringify(chance() < 0.85 ? text : text.toUpperCase());
    }
    const right = {
      string: ['"https://api"', '"abcdefghijklmnopqrst"', 'null', 'var.x'],
      bool: ['true', 'false'],
      map: ['{ a = "b" }'],
    };
    return pick(right[/** @type {'string'} */ (item.type)] ?? ['3600', '7200']);
  }

  /** @param {string} mode @param {string} type @param {string[]} path @param {string} version */
  function at(mode, type, path, version) {
    return path.reduce((found, name) => found?.blocks.get(name), schema.schemaOf(mode, type, version));
  }

  /** Each name once, as its newest shape has it. @param {string} mode @param {string} type @param {string[]} path @returns {any[]} */
  function names(mode, type, path) {
    const found = shapes.flatMap((it) => {
      const shape = at(mode, type, path, it);
      return shape ? [...shape.attributes.values(), ...shape.blocks.values()] : [];
    });
    return [...new Map(found.filter((it) => it.name !== 'id').map((it) => [it.name, it])).values()];
  }
}
