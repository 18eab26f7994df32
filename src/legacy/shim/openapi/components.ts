import { isDeepStrictEqual } from 'node:util';
import type { Schema } from './schema.js';

type Section = 'schemas' | 'responses' | 'requestBodies' | 'parameters';

/** What several places of a document share. */
export class Components {
  private readonly sections = new Map<Section, Map<string, Schema>>();

  /**
   * Keeps a part once, and answers the reference to it.
   *
   * @param name taken by another part it gets a number
   */
  refer(section: Section, name: string, part: Schema): Schema {
    const parts = this.sections.get(section) ?? new Map<string, Schema>();
    this.sections.set(section, parts);
    let key = name;
    for (let number = 2; parts.has(key) && !isDeepStrictEqual(parts.get(key), part); number += 1) key = `${name}.${number}`;
    parts.set(key, part);
    return { $ref: `#/components/${section}/${key}` };
  }

  /** As `refer`, for a schema that may refer to itself: it is made when it is first needed. */
  referSchema(name: string, make: () => Schema): Schema {
    const parts = this.sections.get('schemas') ?? new Map<string, Schema>();
    this.sections.set('schemas', parts);
    if (!parts.has(name)) {
      parts.set(name, {});
      parts.set(name, make());
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  toJSON(): Schema {
    return Object.fromEntries([...this.sections].map(([section, parts]) => [section, Object.fromEntries(parts)]));
  }
}
