import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { isCalendarDay } from './calendar.js';
import { isTakenInstant, writableTime } from './range.js';

const INSTANT = /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** Reads an instant with its offset; throws a GraphQLError for anything else, and for what is outside `isTakenInstant`. */
export function parseInstant(text: string): Date {
  const match = INSTANT.exec(text);
  if (!match || !isCalendarDay(Number(match[1]), Number(match[2]), Number(match[3]))) {
    throw new GraphQLError(`DateTime must look like 2024-01-31T08:00:00Z or 2024-01-31T16:00:00+08:00, not "${text}".`);
  }
  const instant = new Date(text);
  if (isTakenInstant(instant)) return instant;
  throw new GraphQLError(`DateTime must lie between the years 1 and 9999, in UTC and in UTC+8; "${text}" does not.`);
}

function serializeInstant(value: unknown): string {
  // The read engine hands over final text; this runs once a cell, so it looks at two characters only.
  if (typeof value === 'string') {
    return value.endsWith('Z') && value.charAt(10) === 'T' ? value : written(new Date(value));
  }
  if (value instanceof Date) return written(value);
  throw new GraphQLError(`DateTime cannot represent a value of type ${typeof value}.`);
}

function written(instant: Date): string {
  if (Number.isNaN(instant.getTime())) throw new GraphQLError('DateTime cannot represent what is no instant.');
  return writableTime(instant.getTime()).toISOString();
}

/** An instant. Inside the program a `Date`; outside, ISO 8601 text in UTC. */
export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description:
    'An instant as ISO 8601 text. Answers are in UTC (`2024-01-31T08:00:00.000Z`); inputs may have any offset, and lie between the years 1 and 9999 both in UTC and in UTC+8. There are no leap seconds.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  serialize: serializeInstant,
  parseValue(value) {
    if (value instanceof Date) return value;
    if (typeof value !== 'string') throw new GraphQLError('DateTime must be a string.');
    return parseInstant(value);
  },
  parseLiteral(node) {
    if (node.kind !== Kind.STRING) throw new GraphQLError('DateTime must be a string.', { nodes: node });
    return parseInstant(node.value);
  },
});
