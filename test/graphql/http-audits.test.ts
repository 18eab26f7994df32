import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ToyApp, startToyApp } from './toy-app.js';

let toy: ToyApp;
let url: string;

beforeAll(async () => {
  toy = await startToyApp();
  url = `${await toy.app.listen({ port: 0, host: '127.0.0.1' })}/graphql`;
});
afterAll(() => toy.close());

describe('GraphQL over HTTP', () => {
  const audits = serverAudits({ url: () => url, fetchFn: fetch });

  test('has 61 audits', () => expect(audits).toHaveLength(61));

  test.each(audits)('$id $name', async ({ fn }) => {
    const result = await fn();
    expect(result.status, 'reason' in result ? result.reason : '').toBe('ok');
  });
});
