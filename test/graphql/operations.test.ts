import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Operations, TypedDocument } from '../../src/graphql/operation/own-operations.js';
import { type ToyApp, startToyApp } from './toy-app.js';
import type { ToyContext } from './toy-schema.js';

let toy: ToyApp;
let operations: Operations;
beforeAll(async () => {
  toy = await startToyApp();
  operations = toy.server.operations;
});
afterAll(() => toy.close());

const context: ToyContext = { viewer: { name: 'Ann' }, address: '127.0.0.1', log: [] };
const typed = <TData, TVariables>(source: string): TypedDocument<TData, TVariables> => parse(source);

describe('operations in process', () => {
  test('answer data, with the given viewer', async () => {
    const document = typed<{ whoAmI: string }, Record<string, never>>('{ whoAmI }');
    expect(await operations.execute(document, {}, context)).toEqual({ data: { whoAmI: 'Ann' } });
  });

  test('answer errors in the form clients see', async () => {
    const { data, errors } = await operations.execute(
      typed('query($reason: String) { refused(reason: $reason) }'),
      { reason: 'limit' },
      context,
    );
    expect(data).toEqual({ refused: null });
    expect(errors).toEqual([
      expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT', reason: 'FILE_TOO_LARGE', field: 'file', params: { maxBytes: 5 } } }),
    ]);
  });

  test('say which variable is wrong', async () => {
    const answer = await operations.execute(typed('query($id: Int!) { toy(id: $id) { id } }'), { id: 'one' }, context);
    expect(answer).not.toHaveProperty('data');
    expect(answer.errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', reason: 'VARIABLE_INVALID', field: 'id' });
  });

  test('mask and log faults', async () => {
    const { errors } = await operations.execute(typed('{ faulty }'), {}, context);
    expect(errors?.[0]).toMatchObject({ message: 'Internal server error', extensions: { code: 'INTERNAL' } });
    expect(toy.logged).toHaveLength(1);
  });

  test('are one a document', async () => {
    await expect(operations.execute(parse('query A { whoAmI } query B { whoAmI }'), {}, context)).rejects.toThrow(
      /no operation, or several/,
    );
  });

  test('are prepared once a document', async () => {
    const document = typed<{ toy: { id: number } }, { id: number }>('query($id: Int!) { toy(id: $id) { id } }');
    const ids = await Promise.all([1, 2, 3].map(async (id) => (await operations.execute(document, { id }, context)).data?.toy.id));
    expect(ids).toEqual([1, 2, 3]);
  });
});
