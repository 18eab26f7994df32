import type { Mistakes } from './mistakes.js';
import type { LeafKind, Shape } from './types.js';
import { isMapping } from './values.js';

const LEAVES: readonly LeafKind[] = ['int', 'float', 'bool', 'string', 'date', 'datetime', 'decimal', 'url', 'null', 'scalar'];

/** Reads shapes of one contract file. `resolve` turns a `$Name` into a key of Contract.shapes, or null. */
export class ShapeReader {
  constructor(
    private readonly resolve: (name: string) => string | null,
    private readonly mistakes: Mistakes,
  ) {}

  read(source: unknown, place: string): Shape {
    if (source === null) return { kind: 'null', nullable: false };
    if (Array.isArray(source)) return this.readList(source, place);
    if (isMapping(source) && Array.isArray(source['either'])) return this.readEither(source['either'], place);
    if (isMapping(source)) return { kind: 'object', nullable: false, keys: this.readKeys(source, place) };
    if (typeof source === 'string') return this.readText(source, place);
    return this.wrong(source, place);
  }

  readKeys(source: Readonly<Record<string, unknown>>, place: string): ReadonlyMap<string, Shape> {
    return new Map(Object.entries(source).map(([key, shape]) => [key, this.read(shape, `${place}.${key}`)]));
  }

  private readEither(sources: readonly unknown[], place: string): Shape {
    return { kind: 'either', nullable: false, shapes: sources.map((source, at) => this.read(source, `${place}.either[${at}]`)) };
  }

  private readList(source: readonly unknown[], place: string): Shape {
    if (source.length !== 1) {
      this.mistakes.add(place, 'a list shape has exactly one element');
      return { kind: 'null', nullable: true };
    }
    return { kind: 'list', nullable: false, item: this.read(source[0], `${place}[]`) };
  }

  private readText(source: string, place: string): Shape {
    if (source === '') return { kind: 'literal', nullable: false, value: '' };
    const nullable = source.endsWith('?');
    const text = nullable ? source.slice(0, -1) : source;

    const leaf = LEAVES.find((kind) => kind === text);
    if (leaf !== undefined) return { kind: leaf, nullable };
    if (text.startsWith('$')) return this.readRef(text.slice(1), nullable, place);

    const call = /^(page|enum|key_verbose)\((.+)\)$/.exec(text);
    const argument = call?.[2];
    if (argument === undefined) return this.wrong(source, place);
    if (call?.[1] === 'page') return { kind: 'page', nullable, item: this.readRef(argument, false, place) };
    return { kind: call?.[1] === 'enum' ? 'enum' : 'key_verbose', nullable, values: argument.split('|') };
  }

  private readRef(name: string, nullable: boolean, place: string): Shape {
    const key = this.resolve(name);
    if (key !== null) return { kind: 'ref', nullable, name: key };
    this.mistakes.add(place, `refers to the unknown shape ${name}`);
    return { kind: 'null', nullable: true };
  }

  private wrong(source: unknown, place: string): Shape {
    this.mistakes.add(place, `is no shape: ${JSON.stringify(source)}`);
    return { kind: 'null', nullable: true };
  }
}
