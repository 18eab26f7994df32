import { expect, it } from 'vitest';
import type { Send, Statement } from '../../src/platform/database/statement.js';
import { writeTransaction } from '../../src/platform/database/write-transaction.js';

const statement = (text: string): Statement => ({ text, values: [] });

it('what has failed is not committed, also where nobody minds the failure', async () => {
  const sent: string[] = [];
  const send: Send = async (statements) => {
    sent.push(...statements.map(({ text }) => text));
    if (statements.some(({ text }) => text === 'bad')) throw new Error('refused');
    return statements.map(() => null);
  };
  const work = writeTransaction(send, async (transaction) => {
    await transaction.send(statement('bad')).catch(() => undefined);
    await transaction.commit(statement('good'));
  });
  await expect(work).rejects.toThrow('has failed');
  expect(sent).toEqual(['BEGIN', 'bad', 'ROLLBACK']);
});
