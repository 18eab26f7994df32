import { expect, test } from 'vitest';
import { loadContract } from '../../../src/legacy/shim/contract/load.js';
import { openApi } from '../../../src/legacy/shim/openapi.js';
import { toySurface } from './toy.js';

const LEGACY = new URL('../../../src/legacy/', import.meta.url).href;

test.each(['school', 'miniapp', 'course-agent'] as const)(
  'the OpenAPI document of %s has every address and no dangling reference',
  (name) => {
    const contract = loadContract(LEGACY, `${name}/contract.yaml`);
    const document = openApi({ ...toySurface(name, 'endpoints: []', []), contract }, 'https://gateway.example');
    const text = JSON.stringify(document);
    const schemas = [...contract.shapes.keys()];

    for (const { addresses } of contract.endpoints)
      for (const { method, path } of addresses) expect(document).toHaveProperty(['paths', path, method.toLowerCase()]);
    for (const [, shape] of text.matchAll(/#\/components\/schemas\/(\w+)/g)) expect(schemas).toContain(shape);
    const ids = [...text.matchAll(/"operationId":"([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  },
);

test('an answer is the envelope around the documented data', () => {
  const contract = loadContract(LEGACY, 'school/contract.yaml');
  const document = openApi({ ...toySurface('school', 'endpoints: []', []), contract }, 'https://gateway.example');
  expect(document).toHaveProperty(
    ['paths', '/v1/teacher/fans/count', 'get', 'responses', 'default', 'content', 'application/json', 'schema'],
    {
      type: 'object',
      properties: {
        code: { const: 200 },
        msg: { type: 'string' },
        message: { type: 'string' },
        data: { type: 'object', properties: { count: { type: 'integer', format: 'int32' } }, required: ['count'] },
      },
    },
  );
});
