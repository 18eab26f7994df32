import { describe, expect, it } from 'vitest';
import type { Context, TableMapping } from '../../../src/import/mapping/declare.js';
import { SUMMER_CRM } from '../../../src/import/mapping/summer-crm/index.js';
import { SUMMER_STUDENT } from '../../../src/import/mapping/summer-student/index.js';
import { SUMMER_STUDENT_LAST } from '../../../src/import/mapping/summer-student/last/index.js';

/** Columns whose content decides which others are read: what makes a mapping go all its ways. */
const SPOKEN: Record<string, string> = { role: 'STUDENT', status: 'TO_PAY', type: 'REPLENISH', payment: 'BANK', currency: 'RMB' };
const WAYS: Record<string, string>[] = [
  {},
  { role: 'ADMIN' },
  { type: 'REFUND', status: 'REFUNDED' },
  { status: 'USED' },
  { status: 'NEW' },
];

/** A row that remembers which of its columns were read. */
function watched(read: Set<string>, spoken: Record<string, string>): Record<string, string | null> {
  return new Proxy<Record<string, string | null>>(
    {},
    {
      get: (_, column) => {
        const name = String(column);
        read.add(name);
        return spoken[name] ?? (/date|time|_at$/.test(name) ? '2018-01-01 00:00:00' : '1');
      },
    },
  );
}

function contextOf(id: Context['id'], companion: Record<string, string | null>): Context {
  const options = { administrators: [], expireOld: false };
  return { system: 'any', oldId: '1', options, id, find: () => undefined, companions: () => [companion], note: () => undefined };
}

function readBy(table: TableMapping): Set<string> {
  const read = new Set<string>();
  for (const changes of WAYS) {
    for (const there of [true, false]) {
      let last = 0;
      const row = watched(read, { ...SPOKEN, ...changes });
      const at = contextOf(() => (there ? (last += 1) : undefined), row);
      table.map(row, at);
      table.links?.(row, at);
    }
  }
  return read;
}

/** What is read of a table: by its own mapping, and by those that it accompanies. */
function readOf(table: TableMapping, tables: readonly TableMapping[]): Set<string> {
  const readers = tables.filter(
    (other) => other === table || Object.values(other.companions ?? {}).some((companion) => companion.table === table.table),
  );
  return new Set(readers.flatMap((reader) => [...readBy(reader)]));
}

describe.each([SUMMER_CRM, SUMMER_STUDENT, SUMMER_STUDENT_LAST])('the mapping of $system, $state', ({ tables }) => {
  it.each(tables.map((table) => [table.table, table] as const))('%s reads every column that it calls mapped', (_, table) => {
    const read = readOf(table, tables);
    // The key is read by the engine; companions' columns are another table's.
    const unread = table.mapped.filter((column) => !read.has(column) && !(table.key ?? ['id']).includes(column));
    expect(unread).toEqual([]);
  });

  it('writes what is referred to before what refers', () => {
    const place = new Map(tables.map(({ table }, index) => [table, index]));
    for (const [index, table] of tables.entries()) {
      const asked: string[] = [];
      const row = watched(new Set(), SPOKEN);
      table.map(
        row,
        contextOf((other) => asked.push(other), row),
      );
      for (const other of asked) expect(place.get(other), `${table.table} asks for ${other}`).toBeLessThan(index);
    }
  });
});
