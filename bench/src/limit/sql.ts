/** One row as a JSON object. Nested scalar subqueries of this form are the cheapest JSON that PostgreSQL 15 to 18 make. */
export function one(select: string): string {
  return `(SELECT row_to_json(x) FROM (${select}) x)`;
}

/** Rows as a JSON array, in the order of the select. */
export function many(select: string): string {
  return `(SELECT coalesce(json_agg(x), '[]') FROM (${select}) x)`;
}

/** The GraphQL answer of one root field whose value is that JSON. */
export function graphql(field: string, json: string): string {
  return `SELECT '{"data":{"${field}":' || ${json} || '}}' AS answer`;
}

/** The envelope of both summer surfaces. */
export function envelope(json: string): string {
  return `SELECT '{"code":0,"msg":"请求成功","data":' || ${json} || ',"field_name":""}' AS answer`;
}

/**
 * A page of ten with its count and its neighbours. `$1` is its number; `$2` the address of the list, with its other
 * parameters and up to where the page parameter stands: `http://…/?status=NEW&` or `http://…/?`.
 *
 * @param rows the select of the rows of a page, named PAGE, in the same order
 * @param count how many rows there are in all
 */
export function page(
  table: string,
  where: string,
  order: string,
  rows: string,
  count = `SELECT count(*) FROM ${table} WHERE ${where}`,
): string {
  const link = (number: string): string => `'"' || $2 || 'page=' || (${number}) || '"'`;
  return envelope(`'{"count":' || c.count
    || ',"next":' || CASE WHEN $1::int * 10 < c.count THEN ${link('$1::int + 1')} ELSE 'null' END
    || ',"previous":' || CASE WHEN $1::int > 2 THEN ${link('$1::int - 1')} WHEN $1::int = 2 THEN '"' || rtrim($2, '?&') || '"' ELSE 'null' END
    || ',"results":' || ${many(rows.replace('PAGE', `(SELECT * FROM ${table} WHERE ${where} ORDER BY ${order} LIMIT 10 OFFSET ($1::int - 1) * 10)`))} || '}'`).concat(
    ` FROM (${count}) c`,
  );
}

/** `{"key": …, "verbose": …}` of an enumerated column; null for a value that is not listed. */
export function keyVerbose(column: string, labels: Readonly<Record<string, readonly [key: string, verbose: string]>>): string {
  const cases = Object.entries(labels).map(([value, [key, verbose]]) => `WHEN '${value}' THEN '${JSON.stringify({ key, verbose })}'::json`);
  return `CASE ${column} ${cases.join(' ')} END`;
}

/** Labels of values that are shown under their own key. */
export function ownKeys(verbose: Readonly<Record<string, string>>): Record<string, [string, string]> {
  return Object.fromEntries(Object.entries(verbose).map(([key, text]) => [key, [key, text]]));
}

/** Of an account `a` that students pay to, under the names that both summer APIs have for them. */
export const BANK_DETAILS = `a.bank_name, a.company_address, a.swift_code, a.swift_code_foreign_currency, a.routing_number_paper, a.routing_number_wires, a.pay_link`;
