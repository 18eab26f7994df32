import type { Contract, LeafKind, Shape } from '../../src/legacy/shim/contract/types.js';

/** How each surface writes a datetime. */
const DATETIMES: Readonly<Record<string, RegExp>> = {
  'course-agent': /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/,
  'summer-student': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?Z$/,
  'summer-crm': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?$/,
};

/**
 * Compares an answer with a documented shape. Answers one line per mismatch, each starting with its place; a key that the shape
 * does not have is a mismatch too.
 */
export function checkShape(value: unknown, shape: Shape, contract: Contract, place = 'data'): string[] {
  if (shape.kind === 'either') return checkEither(value, shape.shapes, contract, place);
  if (value === null) return shape.nullable || shape.kind === 'null' ? [] : [`${place}: null, wanted ${shape.kind}`];
  switch (shape.kind) {
    case 'ref': {
      const target = contract.shapes.get(shape.name);
      return target === undefined ? [`${place}: unknown shape ${shape.name}`] : checkShape(value, target, contract, place);
    }
    case 'object':
      return checkObject(value, shape.keys, contract, place);
    case 'list':
      return checkList(value, shape.item, contract, place);
    case 'page':
      return checkPage(value, shape.item, contract, place);
    case 'literal':
      return value === shape.value ? [] : mismatch(place, value, JSON.stringify(shape.value));
    case 'enum':
      return shape.values.some((allowed) => allowed === value) ? [] : mismatch(place, value, shape.values.join('|'));
    case 'key_verbose': {
      const keyed = { kind: 'enum', values: shape.values, nullable: false } as const;
      return checkObject(
        value,
        new Map<string, Shape>([
          ['key', keyed],
          ['verbose', { kind: 'string', nullable: false }],
        ]),
        contract,
        place,
      );
    }
    default:
      return isLeaf(value, shape.kind, contract) ? [] : mismatch(place, value, shape.kind);
  }
}

/** Compares a whole set of keys, e.g. `response.flat` with the envelope's own keys added. */
export function checkObject(value: unknown, keys: ReadonlyMap<string, Shape>, contract: Contract, place = 'data'): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return mismatch(place, value, 'object');
  const entries = new Map<string, unknown>(Object.entries(value));
  const wrong = [...keys].flatMap(([key, shape]) =>
    entries.has(key) ? checkShape(entries.get(key), shape, contract, `${place}.${key}`) : [`${place}.${key}: missing`],
  );
  const unknown = [...entries.keys()].filter((key) => !keys.has(key)).map((key) => `${place}.${key}: not documented`);
  return [...wrong, ...unknown];
}

/** What is wrong by the first of the shapes, where none fits. */
function checkEither(value: unknown, shapes: readonly Shape[], contract: Contract, place: string): string[] {
  const wrong = shapes.map((shape) => checkShape(value, shape, contract, place));
  return wrong.some((mismatches) => mismatches.length === 0) ? [] : (wrong[0] ?? []);
}

function checkList(value: unknown, item: Shape, contract: Contract, place: string): string[] {
  if (!Array.isArray(value)) return mismatch(place, value, 'list');
  return value.flatMap((entry, index) => checkShape(entry, item, contract, `${place}[${index}]`));
}

function checkPage(value: unknown, item: Shape, contract: Contract, place: string): string[] {
  const rows: Shape = { kind: 'list', nullable: false, item };
  return checkObject(
    value,
    new Map([...(contract.page ?? [])].map(([key, shape]) => [key, shape.kind === 'items' ? rows : shape])),
    contract,
    place,
  );
}

function mismatch(place: string, value: unknown, wanted: string): string[] {
  return [`${place}: ${JSON.stringify(value)}, wanted ${wanted}`];
}

function isLeaf(value: unknown, kind: LeafKind, { surface }: Contract): boolean {
  switch (kind) {
    case 'int':
      return Number.isInteger(value);
    case 'float':
      return typeof value === 'number' && Number.isFinite(value);
    case 'bool':
      return typeof value === 'boolean';
    case 'decimal':
      return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value);
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
    case 'datetime':
      return typeof value === 'string' && (DATETIMES[surface]?.test(value) ?? false);
    case 'url':
      return typeof value === 'string' && /^(https?:\/\/|\/)\S+$/.test(value);
    case 'string':
      return typeof value === 'string';
    case 'scalar':
      return typeof value === 'string' || Number.isInteger(value);
    case 'null':
      return false;
  }
}
