import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { isCalendarDay } from './calendar.js';
import { writableTime } from './range.js';

const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;

/** Reads a day as the `Date` of its midnight in UTC; throws a GraphQLError for anything else. */
export function parseDay(text: string): Date {
  const match = DAY.exec(text);
  if (!match || !isCalendarDay(Number(match[1]), Number(match[2]), Number(match[3]))) {
    throw new GraphQLError(`Date must look like 2024-01-31, not "${text}".`);
  }
  return new Date(`${text}T00:00:00Z`);
}

function serializeDay(value: unknown): string {
  if (typeof value === 'string' && value.length >= 10) return value.length === 10 ? value : value.slice(0, 10);
  if (value instanceof Date && !Number.isNaN(value.getTime())) return writableTime(value.getTime()).toISOString().slice(0, 10);
  throw new GraphQLError(`Date cannot represent a value of type ${typeof value}.`);
}

/** A day of the calendar. Inside the program a `Date` at midnight UTC; outside, `YYYY-MM-DD`. */
export const DateScalar = new GraphQLScalarType<Date, string>({
  name: 'Date',
  description: 'A day of the calendar as `YYYY-MM-DD`, without a time of day, of the years 1 to 9999.',
  serialize: serializeDay,
  parseValue(value) {
    if (value instanceof Date) return value;
    if (typeof value !== 'string') throw new GraphQLError('Date must be a string.');
    return parseDay(value);
  },
  parseLiteral(node) {
    if (node.kind !== Kind.STRING) throw new GraphQLError('Date must be a string.', { nodes: node });
    return parseDay(node.value);
  },
});
