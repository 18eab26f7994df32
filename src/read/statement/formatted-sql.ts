import { getNamedType } from 'graphql';
import { FIRST_TEXT, LAST_TEXT } from '../../platform/scalars/index.js';
import { type Format, isoIn, type Json, type Zone } from '../../platform/shape/index.js';
import { fieldReading } from '../readable.js';
import type { ViewerKind } from '../rules.js';
import { join, raw, sql, type Sql, type Table } from '../sql.js';
import { leafSql } from './leaf.js';
import type { SelectedField } from './selection.js';
import { guarded } from './visible-rows.js';

/** Which scalars a format is made for. */
const SUITS: Readonly<Record<Format['as'], (scalar: string) => boolean>> = {
  'it is': () => true,
  number: (scalar) => scalar === 'Decimal',
  time: (scalar) => scalar === 'DateTime',
  choice: () => true,
};

/** A field's value as a shape writes it: SQL of what `platform/shape/writer.ts` does. */
export function formattedSql(format: Format, field: SelectedField, table: Table, kind: ViewerKind | null): Sql {
  const { definition } = field;
  const scalar = getNamedType(definition.type).name;
  if (!SUITS[format.as](scalar))
    throw new Error(`${table.modelName}.${definition.name} is a ${scalar}, which is not written as ${format.as}.`);
  const reading = fieldReading(definition);
  // The column itself, not the text that GraphQL would make of it.
  const stored = (): Sql => guarded(reading, table, kind, reading.sql?.(table) ?? table.column(reading.column ?? definition.name));
  switch (format.as) {
    case 'it is':
      return valueSql(field, table, kind);
    case 'number':
      return sql`trim_scale((${stored()})::numeric)`;
    case 'time':
      return timeSql(sql`(${stored()})::timestamptz`, format.zone);
    case 'choice':
      return choiceSql(valueSql(field, table, kind), format.table);
  }
}

/** A field's value as GraphQL answers it. */
export function valueSql({ definition }: SelectedField, table: Table, kind: ViewerKind | null): Sql {
  const reading = fieldReading(definition);
  return guarded(reading, table, kind, reading.sql?.(table) ?? leafSql(table, reading.column ?? definition.name));
}

function choiceSql(value: Sql, table: Readonly<Record<string, Json>>): Sql {
  const cases = Object.entries(table).map(([from, to]) => sql`WHEN ${textLiteral(from)} THEN ${jsonLiteral(to)}`);
  return sql`CASE (${value})::text ${join(cases, ' ')} END`;
}

const FORMAT = 'YYYY-MM-DD"T"HH24:MI:SS';
/** The first instant that four digits of a year can't say. */
const BEYOND = '10000-01-01T00:00:00Z';

/**
 * `isoIn`: milliseconds as six digits, or none where there are none. What four digits of a year can't say is the nearest time that
 * they can, on the clock that is read.
 */
function timeSql(instant: Sql, zone: Zone): Sql {
  const onTheSecond = (text: Sql): Sql => sql`replace(${text}, '.000000', '')`;
  const clock = sql`${instant} AT TIME ZONE 'UTC'${raw(zone.ahead === 0 ? '' : ` + interval '${zone.ahead} milliseconds'`)}`;
  const wall = onTheSecond(sql`to_char(${clock}, ${textLiteral(`${FORMAT}.MS"000${zone.suffix}"`)})`);
  const before = (iso: string): Sql => sql`${instant} < ${textLiteral(iso)}::timestamptz`;
  const ends = [sql`WHEN ${before(FIRST_TEXT)} THEN ${textLiteral(isoIn(FIRST_TEXT, zone))}`];
  if (zone.ahead === 0) ends.push(sql`WHEN ${before(BEYOND)} THEN ${wall}`);
  else {
    // While the clock ahead shows a year of five digits, it stands still but for the milliseconds.
    const still = sql`to_char(${instant} AT TIME ZONE 'UTC', ${textLiteral(`"${LAST_TEXT.slice(0, 19)}".MS"000${zone.suffix}"`)})`;
    const late = new Date(Date.parse(LAST_TEXT) + 1 - zone.ahead).toISOString();
    ends.push(sql`WHEN ${before(late)} THEN ${wall}`, sql`WHEN ${before(BEYOND)} THEN ${onTheSecond(still)}`);
  }
  return sql`CASE ${join(ends, ' ')} WHEN ${instant} IS NOT NULL THEN ${textLiteral(isoIn(LAST_TEXT, zone))} END`;
}

export function textLiteral(text: string): Sql {
  return raw(`'${text.replaceAll("'", "''")}'`);
}

export function jsonLiteral(value: Json): Sql {
  return sql`${textLiteral(JSON.stringify(value))}::json`;
}
