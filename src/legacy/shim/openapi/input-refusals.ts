import type { Field } from '../contract/types.js';
import type { Failure } from '../failure.js';
import type { InputFailure, InputFailureKind } from '../input/failure.js';
import type { Meaning, Nothing } from '../input/nothing.js';
import { isChecked } from '../input/stage.js';
import type { LegacyRequest } from '../request.js';
import type { Surface } from '../surface.js';
import { nothingIn, type Reading } from './fields.js';
import { ANYTHING } from './texts.js';

/** Wrong values; between them a surface says all that it has to say of what was sent. */
const WRONG: readonly unknown[] = [ANYTHING, undefined, '', null, [], {}, true, 1, -1, 1.5, '99999999999', '-99999999999'];

const NOTHINGS: readonly Nothing[] = ['absent', 'empty', 'null'];

type Complaint = Omit<InputFailure, 'input'>;

/** Everything that the surface says of wrong inputs of these fields. */
export function inputRefusals(
  { input: policy, failures }: Surface,
  request: LegacyRequest,
  fields: readonly Field[],
  readings: readonly Reading[],
): Failure[] {
  const complaints = fields
    .filter((field) => field.filter !== true && isChecked(field, policy))
    .flatMap((field) => readings.flatMap((reading) => complaintsOf(field, reading, field.name)));
  const said = different(complaints).flatMap((complaint) => WRONG.map((input) => failures.input({ ...complaint, input }, request)));
  return different(said);
}

function different<Kind extends object>(all: readonly Kind[]): Kind[] {
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

function complaintsOf(field: Field, reading: Reading, path: string): Complaint[] {
  const place = { field: field.name, path };
  const absences = NOTHINGS.filter((nothing) => nothing !== 'null' || !reading.asText).flatMap((nothing) =>
    absenceOf(field, nothingIn(field, nothing, reading)),
  );
  const isChoice = field.enum !== undefined;
  return [
    ...absences.map((complaint) => ({ ...place, ...complaint })),
    isChoice ? { ...place, kind: 'enum' as const } : { ...place, kind: 'type' as const, expected: field.type.kind },
    ...(field.format === 'email' ? [{ ...place, kind: 'email' as const }] : []),
    ...limitsOf(field).map((limit) => ({ ...place, ...limit })),
    ...entriesOf(field, reading, path),
  ];
}

function absenceOf({ enum: keys, type }: Field, meaning: Meaning): Pick<Complaint, 'kind' | 'expected'>[] {
  switch (meaning) {
    case 'required':
    case 'blank':
      return [{ kind: meaning }];
    case 'notNull':
      return [{ kind: 'null' }];
    case 'wrong':
      return [keys === undefined ? { kind: 'type', expected: type.kind } : { kind: 'enum' }];
    default:
      return [];
  }
}

function limitsOf({ type, min, max }: Field): Pick<Complaint, 'kind' | 'limit'>[] {
  const [low, high]: InputFailureKind[] =
    type.kind === 'list' ? ['min_items', 'max_items'] : type.kind === 'string' ? ['min_length', 'max_length'] : ['min', 'max'];
  return [
    ...(min === undefined || low === undefined ? [] : [{ kind: low, limit: min }]),
    ...(max === undefined || high === undefined ? [] : [{ kind: high, limit: max }]),
  ];
}

/** What may be wrong in a list or an object. */
function entriesOf({ name, type }: Field, reading: Reading, path: string): Complaint[] {
  const [item, at] = type.kind === 'list' ? [type.item, `${path}[0]`] : [type, path];
  if (item === undefined) return [{ field: name, path: at, kind: 'type', expected: 'string' }];
  if (item.kind === 'object') {
    const inner: Reading = { ...reading, partial: false, rules: {} };
    const whole: Complaint[] = type.kind === 'list' ? [{ field: name, path: at, kind: 'type', expected: 'object' }] : [];
    return [...whole, ...item.fields.flatMap((field) => complaintsOf(field, inner, `${at}.${field.name}`))];
  }
  return type.kind === 'list' ? [{ field: name, path: at, kind: 'type', expected: item.kind }] : [];
}
