import { isEnumType, isInputObjectType, isIntrospectionType, isObjectType, isSpecifiedScalarType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { gatewaySchema } from '../../src/graphql/gateway-schema.js';

interface Described {
  readonly name: string;
  readonly description?: string | null | undefined;
}

const schema = gatewaySchema();

/** Everything of the schema that a reader may look up, by its path. */
function* everything(): Generator<[path: string, Described]> {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type) || isSpecifiedScalarType(type)) continue;
    yield [type.name, type];
    if (isEnumType(type)) for (const value of type.getValues()) yield [`${type.name}.${value.name}`, value];
    if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) yield [`${type.name}.${field.name}`, field];
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      yield [`${type.name}.${field.name}`, field];
      for (const argument of field.args) yield [`${type.name}.${field.name}(${argument.name})`, argument];
    }
  }
}

const all = [...everything()];

describe('the schema', () => {
  it('describes every type, field, argument, enum value and input field', () => {
    expect(all.length).toBeGreaterThan(500);
    expect(all.filter(([, { description }]) => (description ?? '').trim() === '').map(([path]) => path)).toEqual([]);
  });
});
