import type { Contract, LeafKind, Shape } from '../contract/types.js';
import type { Components } from './components.js';
import { type Datetime, datetimeOf } from './datetime.js';
import { orNull, type Schema } from './schema.js';

const LEAVES: Readonly<Record<Exclude<LeafKind, 'datetime'>, Schema>> = {
  int: { type: 'integer' },
  float: { type: 'number' },
  bool: { type: 'boolean' },
  string: { type: 'string' },
  date: { type: 'string', format: 'date' },
  decimal: { type: 'string', pattern: '^-?\\d+(\\.\\d+)?$' },
  url: { type: 'string', format: 'uri-reference' },
  null: { type: 'null' },
  scalar: { type: ['string', 'integer'] },
};

/** Schemas and examples of what a contract's answers hold. */
export class Shapes {
  private readonly datetime: Datetime | undefined;

  constructor(
    private readonly contract: Contract,
    private readonly components: Components,
  ) {
    this.datetime = datetimeOf(contract);
  }

  schema(shape: Shape): Schema {
    const schema = this.bare(shape);
    return shape.nullable ? orNull(schema) : schema;
  }

  private bare(shape: Shape): Schema {
    switch (shape.kind) {
      case 'ref':
        return this.components.referSchema(shape.name, () => this.schema(this.named(shape.name)));
      case 'literal':
        return { type: 'string', const: shape.value };
      case 'enum':
        return { type: 'string', enum: shape.values };
      case 'key_verbose':
        return keyed({ key: { type: 'string', enum: shape.values }, verbose: { type: 'string' } });
      case 'list':
        return { type: 'array', items: this.schema(shape.item) };
      case 'object':
        return keyed(Object.fromEntries([...shape.keys].map(([key, value]) => [key, this.schema(value)])));
      case 'page':
        return keyed(Object.fromEntries(this.pageKeys(shape.item).map(([key, value]) => [key, this.schema(value)])));
      case 'either':
        return { anyOf: shape.shapes.map((one) => this.schema(one)) };
      case 'datetime':
        return { type: 'string', ...(this.datetime === undefined ? {} : { pattern: this.datetime.pattern }) };
      default:
        return LEAVES[shape.kind];
    }
  }

  /**
   * @param name what the value is called where it stands
   * @param around names of the shapes that it stands in
   */
  example(shape: Shape, name = '', around: readonly string[] = []): unknown {
    const keys = (entries: Iterable<readonly [string, Shape]>): unknown =>
      Object.fromEntries([...entries].map(([key, value]) => [key, this.example(value, key, around)]));
    switch (shape.kind) {
      case 'ref':
        return around.includes(shape.name) ? null : this.example(this.named(shape.name), name, [...around, shape.name]);
      case 'literal':
        return shape.value;
      case 'enum':
        return shape.values[0];
      case 'key_verbose':
        return { key: shape.values[0], verbose: shape.values[0] };
      case 'list':
        return shape.item.kind === 'ref' && around.includes(shape.item.name) ? [] : [this.example(shape.item, name, around)];
      case 'object':
        return keys(shape.keys);
      case 'page':
        return keys(this.pageKeys(shape.item));
      case 'either':
        return shape.shapes[0] === undefined ? null : this.example(shape.shapes[0], name, around);
      default:
        return this.leafExample(shape.kind, name);
    }
  }

  private leafExample(kind: LeafKind, name: string): unknown {
    switch (kind) {
      case 'int':
      case 'float':
        return 1;
      case 'bool':
        return true;
      case 'date':
        return '2018-06-19';
      case 'datetime':
        return this.datetime?.example ?? name;
      case 'decimal':
        return '1.00';
      case 'url':
        return `https://gateway.example/${name}`;
      case 'null':
        return null;
      default:
        return name;
    }
  }

  private pageKeys(item: Shape): (readonly [string, Shape])[] {
    const rows: Shape = { kind: 'list', nullable: false, item };
    return [...(this.contract.page ?? [])].map(([key, shape]) => [key, shape.kind === 'items' ? rows : shape]);
  }

  private named(name: string): Shape {
    return this.contract.shapes.get(name) ?? { kind: 'null', nullable: true };
  }
}

function keyed(properties: Readonly<Record<string, Schema>>): Schema {
  const required = Object.keys(properties);
  return required.length === 0 ? { type: 'object', maxProperties: 0 } : { type: 'object', properties, required };
}
