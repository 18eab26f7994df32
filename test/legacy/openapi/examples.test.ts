import { expect, test } from 'vitest';
import { surfaces } from '../../../src/legacy/surfaces.js';
import { documentOf } from '../../support/openapi/documents.js';
import { validatorOf } from '../../support/openapi/validator.js';

interface Example {
  /** Where its schema is, from the root of the document. */
  readonly schema: string;
  readonly value: unknown;
}

/** Every example of a document: of parameters, bodies and answers. */
function examplesIn(part: unknown, place: string): Example[] {
  if (typeof part !== 'object' || part === null) return [];
  if (Array.isArray(part)) return part.flatMap((entry, at) => examplesIn(entry, `${place}/${at}`));
  const { schema, example, examples = {} } = part as Record<string, any>;
  const own =
    schema === undefined ? [] : [...('example' in part ? [example] : []), ...Object.values<any>(examples).map(({ value }) => value)];
  return [
    ...own.map((value) => ({ schema: `${place}/schema`, value })),
    ...Object.entries(part)
      .filter(([key]) => !['schema', 'schemas', 'example', 'examples'].includes(key))
      .flatMap(([key, inner]) => examplesIn(inner, `${place}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)),
  ];
}

test.each(surfaces)('every example of $name is what its schema says', ({ name }) => {
  const validator = validatorOf(name);
  const examples = examplesIn(documentOf(name), '');
  expect(examples.length).toBeGreaterThan(20);
  const wrong = examples.flatMap(({ schema, value }) => {
    const complaint = validator.judged(schema, value);
    return complaint === null ? [] : [`${schema}: ${complaint}: ${JSON.stringify(value)}`];
  });
  expect(wrong).toEqual([]);
});

test.each(surfaces)('every answer and body of $name has an example', ({ name }) => {
  const { responses = {}, requestBodies = {} } = documentOf(name).components;
  const contents = [...Object.entries<any>(responses), ...Object.entries<any>(requestBodies)].flatMap(([key, { content }]) =>
    Object.entries<any>(content).map(([type, one]) => ({ key: `${key} ${type}`, one })),
  );
  expect(contents.filter(({ one }) => one.example === undefined && Object.keys(one.examples ?? {}).length === 0)).toEqual([]);
});
