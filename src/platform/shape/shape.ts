import type { Zone } from './instants.js';
import type { AnyShape, Format, Json, Likeness, Narrowed, Part, Steps } from './part.js';
import { writerOf } from './writer.js';

/** How rows of this kind are shown. */
export interface Shape<in Row> extends AnyShape {
  /** The row as it is shown. */
  readonly write: (row: Row) => Readonly<Record<string, Json>>;
}

/** Where something may stand in a row, its names joined by dots. */
type Place<Row, Left extends readonly unknown[] = [1, 2, 3]> = {
  [Key in keyof Row & string]:
    | Key
    | (Left extends readonly [unknown, ...infer Rest]
        ? Item<Row[Key]> extends object
          ? `${Key}.${Place<Item<Row[Key]>, Rest>}`
          : never
        : never);
}[keyof Row & string];

/** What stands at a place. */
type ItemAt<Row, At> = At extends keyof Row
  ? Item<Row[At]>
  : At extends `${infer Key}.${infer Rest}`
    ? Key extends keyof Row
      ? ItemAt<Item<Row[Key]>, Rest>
      : never
    : never;

type Item<Value> = NonNullable<Value> extends readonly (infer One)[] ? One : NonNullable<Value>;

/** A value that is read from one of these places. */
type ValuePart<At extends string> = Part & { readonly at?: At };

/** Rows of this kind that are read from this place. */
type RelatedPart<At extends string, Related> = Part & { readonly at?: At; readonly reads?: (related: Related) => void };

type PartOf<Row> = Place<Row> | ValuePart<Place<Row>> | { [At in Place<Row>]: RelatedPart<At, ItemAt<Row, At>> }[Place<Row>];

/**
 * Declares how rows are shown. A bare place stands for the value as it is.
 *
 * @example
 * const CAMPUS = shape<CampusRowFragment>({
 *   id: 'id',
 *   campus_type: row('campusType', CAMPUS_TYPE),
 *   create_time: time(UTC, 'createdAt'),
 * });
 */
export function shape<Row>(keys: Readonly<Record<string, PartOf<Row>>>): Shape<Row> {
  const parts = Object.entries(keys).map(([key, part]) => [key, typeof part === 'string' ? value(part) : (part as Part)] as const);
  // A row of GraphQL's answer is an object, which types made from operations don't say.
  return { parts, where: {}, write: writerOf(parts) as Shape<Row>['write'] };
}

/** The same shape, of those rows only whose fields are so. */
export function having<Row, const Where extends Narrowed>(
  of: Shape<Row>,
  where: Where,
): Shape<Row & Readonly<Record<keyof Where, unknown>>> {
  return { ...of, where };
}

/** The first of these places that holds something, as it is. */
export function value<At extends string>(...places: readonly At[]): ValuePart<At> {
  return formatted({ as: 'it is' }, places);
}

/** A decimal as a JSON number. */
export function number<At extends string>(...places: readonly At[]): ValuePart<At> {
  return formatted({ as: 'number' }, places);
}

/** An instant as the clocks of a zone show it. */
export function time<At extends string>(zone: Zone, ...places: readonly At[]): ValuePart<At> {
  return formatted({ as: 'time', zone }, places);
}

/** What the table says of the value. */
export function choice<At extends string>(table: Readonly<Record<string, Json>>, ...places: readonly At[]): ValuePart<At> {
  return formatted({ as: 'choice', table }, places);
}

function formatted<At extends string>(format: Format, places: readonly At[]): ValuePart<At> {
  return { is: 'value', places: places.map(stepsOf), format, otherwise: null };
}

/** The part, with something else for null. */
export function or<const Given extends Part>(part: Given, otherwise: Json): Given {
  return { ...part, otherwise };
}

/** `{selectedNum}/{maxNum}`: names of the row's own fields, which hold whole numbers or texts. */
export function text(template: string): ValuePart<never> {
  return { is: 'text', template };
}

export function joined<At extends string>(...fields: readonly At[]): ValuePart<At> {
  return { is: 'joined', fields };
}

/** Of a list its first row, or the one that `like` says; null where there is none. */
export function row<At extends string, Related>(at: At, related: Shape<Related>, like?: Likeness): RelatedPart<At, Related> {
  return { is: 'row', steps: stepsOf(at), shape: related, like, otherwise: null };
}

export function rows<At extends string, Related>(at: At, related: Shape<Related>): RelatedPart<At, Related> {
  return { is: 'rows', steps: stepsOf(at), shape: related };
}

function stepsOf(place: string): Steps {
  return place.split('.');
}
