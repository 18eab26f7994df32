import { format } from 'sql-formatter';

/** The statements of an operation as a file to read: laid out, one after the other, without the schema that each test database has. */
export function readableSql(statements: readonly string[]): string {
  const laidOut = statements.map((statement) =>
    format(statement.replaceAll(/"public"\./g, ''), {
      language: 'postgresql',
      keywordCase: 'preserve',
      expressionWidth: 120,
      linesBetweenQueries: 1,
    }),
  );
  return laidOut.map((text) => `${text};\n`).join('\n');
}
