import { createConfig, lintFromString } from '@redocly/openapi-core';
import { expect, test } from 'vitest';
import { surfaces } from '../../../src/legacy/surfaces.js';
import { documentOf } from '../../support/openapi/documents.js';

/** What the recommended rules say and these documents do not do. */
const EXCEPTIONS = {
  // The gateway is not given to the public.
  'info-license': 'off',
  // The contracts group their endpoints by the second part of the id, and say no more of a group.
  'tag-description': 'off',
  // examples.test.ts holds every example against its schema, and is faster.
  'no-invalid-media-type-examples': 'off',
  'no-invalid-parameter-examples': 'off',
  // Most surfaces answer a refusal with HTTP 200; each says in its envelope that it is one.
  'operation-4xx-response': 'off',
  // The documented paths of both summer surfaces end so.
  'no-path-trailing-slash': 'off',
  // Fixed words stand beside ids in the paths of the old systems; the router and the documents know which wins.
  'no-ambiguous-paths': 'off',
} as const;

test.each(surfaces)('the document of $name keeps the recommended rules of redocly', async ({ name }) => {
  const config = await createConfig({ extends: ['recommended'], rules: EXCEPTIONS });
  const problems = await lintFromString({ source: JSON.stringify(documentOf(name)), absoluteRef: `${name}.json`, config });
  expect(problems.map(({ ruleId, message, location: [at] }) => `${ruleId} ${at?.pointer}: ${message}`)).toEqual([]);
});
