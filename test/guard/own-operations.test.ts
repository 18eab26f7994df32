import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type DocumentNode, getOperationAST, parse, print } from 'graphql';
import { describe, expect, test } from 'vitest';
import { admit } from '../../src/graphql/admission/admission.js';
import { DEFAULT_QUERY_LIMITS, ownLimits } from '../../src/graphql/admission/limits/limits.js';
import { gatewaySchema } from '../../src/graphql/gateway-schema.js';
import { root } from '../support/paths.js';

const folder = join(root, 'src/generated/operations');
const admission = { schema: gatewaySchema(), limits: ownLimits(DEFAULT_QUERY_LIMITS), introspection: false };

/** Why the gateway would not run the document if a client sent it. */
function mistakesIn(document: DocumentNode): string[] {
  const read = admit(print(document), admission);
  if ('errors' in read) return read.errors.map(({ message }) => message);
  return getOperationAST(document) ? [] : ['It has no operation, or several.'];
}

// The process that runs them does not ask again.
describe("the program's own operations", () => {
  test.each(readdirSync(folder))('of %s fit the schema', async (file) => {
    const exported: Readonly<Record<string, DocumentNode>> = await import(join(folder, file));
    const operations = Object.entries(exported).filter(([name]) => !name.endsWith('FragmentDoc'));
    expect(operations.length).toBeGreaterThan(0);
    expect(operations.flatMap(([name, document]) => mistakesIn(document).map((mistake) => `${name}: ${mistake}`))).toEqual([]);
  });

  test('are found where they do not', () => {
    expect(mistakesIn(parse('{ campusses { id } }'))).toEqual([expect.stringContaining('campusses')]);
    expect(mistakesIn(parse('query A { viewer { username } } query B { viewer { username } }'))).toEqual([
      'It has no operation, or several.',
    ]);
  });
});
