import type { TestApp } from '../../support/app.js';

/** What a reader of JSON, of SQL or of a template could trip over. */
const TEXT = `" ' \\ \n\r\t\u0001\u001f\u007f é 😀 \u2028 </script> $1 {id} ? %s null`;

const INSTANTS = [
  '2017-06-19 14:34:32+00',
  '2017-06-19 14:34:32.001+00',
  '2017-06-19 14:34:32.12+00',
  // Summer time in China, and its last day.
  '1986-06-15 16:30:00.5+00',
  '1991-09-14 16:59:59.999+00',
  // Before zones were whole hours.
  '1900-12-31 15:54:17+00',
  // Summer time in Europe begins.
  '2024-03-31 01:30:00.999+00',
  '2024-02-29 23:59:59.999+00',
  '0001-01-01 00:00:00+00',
  '9999-12-31 15:59:59.999+00',
  '9999-12-31 20:00:00+00',
  '9999-12-31 23:59:59.25+00',
  'infinity',
  '-infinity',
];

const AMOUNTS = ['0.00', '0.01', '1.10', '10.00', '1000000.50', '99999999.99'];

/** Puts awkward values into whatever columns of the tables take them: times everywhere, amounts, and texts that nothing is found by. */
export async function makeAwkward({ prisma }: TestApp['database']): Promise<void> {
  const columns = await prisma.$queryRawUnsafe<{ table_name: string; column_name: string; data_type: string; is_nullable: string }[]>(
    `SELECT c.table_name, c.column_name, c.data_type, c.is_nullable FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND c.table_name NOT LIKE '\\_%'
     AND EXISTS (SELECT FROM information_schema.columns i WHERE i.table_name = c.table_name AND i.column_name = 'id' AND i.data_type = 'integer')`,
  );
  for (const { table_name: table, column_name: column, data_type: type, is_nullable: nullable } of columns) {
    if (table === 'session' || table === 'account' || table.includes('tally')) continue;
    const values =
      type === 'timestamp with time zone'
        ? list(INSTANTS, 'timestamptz')
        : type === 'numeric'
          ? list(AMOUNTS, 'numeric')
          : type === 'character varying' && nullable === 'YES'
            ? list([TEXT.slice(0, 20), ''], 'text')
            : type === 'text' || (type === 'character varying' && ['info', 'address', 'title', 'remark', 'account_name'].includes(column))
              ? list([TEXT], 'text')
              : undefined;
    if (values === undefined) continue;
    // Some columns have checks, or are unique; these keep what they have.
    await prisma
      .$executeRawUnsafe(`UPDATE "${table}" SET "${column}" = (${values})[1 + (id + length('${column}')) % array_length(${values}, 1)]`)
      .catch(() => undefined);
  }
}

function list(values: readonly string[], type: string): string {
  return `ARRAY[${values.map((value) => `'${value.replaceAll("'", "''")}'`).join(', ')}]::${type}[]`;
}
