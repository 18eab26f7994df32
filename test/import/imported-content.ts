import { datamodel } from '../../src/generated/datamodel.js';
import type { Database } from '../../src/platform/database/database.js';

/** Of runs, and of the programs that ran. */
const NOT_COMPARED = ['import_run', 'import_progress', 'imported_columns', 'access_fence', 'job'];

/** Ids of the ledger, under a number that is drawn for them, and hashes of values among which are ids. */
const LEFT_OF_THE_LEDGER = ['id', 'written', 'columns_id'];

/** The old rows that one of ours is. They stand for its id, which may be another each time where the old one was not kept. */
const origin = (entity: string, id: string): string =>
  `coalesce((SELECT string_agg(concat_ws(' ', i."system", i."table", i."old_id", i."part"), ', ' ORDER BY i."system", i."table", i."old_id", i."part")
    FROM "imported_row" i WHERE i."entity" = '${entity}' AND i."id" = ${id}), ${id}::text)`;

type Reference = [table: string, column: string, target: string];

/**
 * All rows of a database as texts, by table. Two imports of the same data are equal in it. Two rules say what may differ: an id that was drawn
 * here, for which the old rows stand that the row came from, and a time that no old row has said, which is that of the import.
 */
export async function contentOf(database: Pick<Database, 'readText'>): Promise<Record<string, string[]>> {
  const ask = async <T>(statement: string): Promise<T> =>
    JSON.parse((await database.readText(statement, [], { stale: false })) ?? '[]') as T;
  const references = await ask<Reference[]>(
    `SELECT json_agg(json_build_array(c.conrelid::regclass::text, a.attname, c.confrelid::regclass::text) ORDER BY c.conname)::text
      FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1] WHERE c.contype = 'f' AND a.atttypid = 'int4'::regtype`,
  );
  const plain = (name: string): string => name.replaceAll('"', '');
  const entities = new Map(Object.entries(datamodel.models).map(([entity, { table }]) => [table, entity]));
  const content: Record<string, string[]> = {};
  for (const [entity, { table, columns }] of Object.entries(datamodel.models)) {
    if (NOT_COMPARED.includes(table)) continue;
    if ('delta' in columns) {
      // A tally is the sum of what it was changed by, in however many steps.
      content[table] = await ask(
        `SELECT json_agg(k || ' ' || n ORDER BY k)::text
         FROM (SELECT (to_jsonb(t) - '{id,delta}'::text[])::text AS k, sum("delta") AS n FROM "${table}" t GROUP BY 1 HAVING sum("delta") <> 0) x`,
      );
      continue;
    }
    const isLedger = table === 'imported_row';
    const own = references.filter(([from]) => plain(from) === table);
    const left = isLedger ? LEFT_OF_THE_LEDGER : ['id', ...own.map(([, column]) => column)];
    const times = Object.values(columns).filter(({ type }) => type === 'DateTime');
    const now = times.map(
      ({ name }) => `'${name}', CASE WHEN t."${name}" > now() - interval '1 hour' THEN 'now' ELSE t."${name}"::text END`,
    );
    const values = `(to_jsonb(t) - '{${left.join()}}'::text[] || jsonb_build_object(${now.join(', ')}))::text`;
    const key = isLedger || columns['id']?.type !== 'Int' ? `''` : origin(entity, 't."id"');
    const told = own.map(([, column, to]) => `'${column}: ' || ${origin(entities.get(plain(to)) ?? to, `t."${column}"`)}`);
    content[table] = await ask(
      `SELECT json_agg(r ORDER BY r)::text FROM (SELECT concat_ws(' | ', ${[key, values, ...told].join(', ')}) AS r FROM "${table}" t) x`,
    );
  }
  return content;
}
