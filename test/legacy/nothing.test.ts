import { describe, expect, test } from 'vitest';
import { parseFields } from '../../src/legacy/shim/contract/field.js';
import { Mistakes } from '../../src/legacy/shim/contract/mistakes.js';
import type { Field } from '../../src/legacy/shim/index.js';
import { meaningOf, type Meaning, type Nothing } from '../../src/legacy/shim/input/nothing.js';
import { surfaces } from '../../src/legacy/surfaces.js';

/** Where nothing can come from: a form has no null. */
const WAYS = ['absent', 'null in JSON', 'empty in JSON', 'empty in a form'] as const;

type Row = readonly [field: object, ...meanings: [absent: Meaning, nullInJson: Meaning, emptyInJson: Meaning, emptyInForm: Meaning]];

const text = { type: 'string', required: true };
const choice = { type: 'string', enum: ['X'], required: false };

/** Django REST framework, where a text that may be left out may be empty unless null is another value of it. */
const OPTIONAL: readonly Row[] = [
  [text, 'required', 'notNull', 'blank', 'blank'],
  [{ ...text, required: false }, 'unsent', 'notNull', 'empty', 'empty'],
  [{ ...text, required: false, type: 'string?' }, 'unsent', 'null', 'empty', 'null'],
];

/** The same of a contract that says of each text whether it may be empty. */
const MARKED: readonly Row[] = [
  [text, 'required', 'notNull', 'blank', 'blank'],
  [{ ...text, required: false }, 'unsent', 'notNull', 'blank', 'unsent'],
  [{ ...text, required: false, min: 1 }, 'unsent', 'notNull', 'blank', 'blank'],
  [{ ...text, required: false, type: 'string?' }, 'unsent', 'null', 'blank', 'null'],
  [{ ...text, required: false, blank: true }, 'unsent', 'notNull', 'empty', 'empty'],
  [{ ...text, required: false, type: 'string?', blank: true }, 'unsent', 'null', 'empty', 'empty'],
];

/** What both say of other types. */
const OTHERS: readonly Row[] = [
  [choice, 'unsent', 'notNull', 'wrong', 'unsent'],
  [{ ...choice, type: 'string?' }, 'unsent', 'null', 'wrong', 'unsent'],
  [{ ...choice, required: true }, 'required', 'notNull', 'wrong', 'wrong'],
  ...['int', 'float', 'bool', 'date', 'datetime'].flatMap((type): Row[] => [
    [{ type, required: true }, 'required', 'notNull', 'wrong', 'wrong'],
    [{ type, required: false }, 'unsent', 'notNull', 'wrong', 'unsent'],
    [{ type: `${type}?`, required: false }, 'unsent', 'null', 'wrong', 'null'],
  ]),
  // What is documented of pictures: an empty one, and none, is no new one.
  [{ type: 'file', required: true }, 'required', 'notNull', 'required', 'required'],
  [{ type: 'file', required: false }, 'unsent', 'unsent', 'unsent', 'unsent'],
  [{ type: 'file?', required: false }, 'unsent', 'null', 'unsent', 'unsent'],
];

/** Laravel without empty strings, and the two programs in Go: an empty text is as good as nothing. */
const PLAIN: readonly Row[] = ['string', 'int', 'bool'].flatMap((type): Row[] => [
  [{ type, required: true }, 'required', 'notNull', 'required', 'required'],
  [{ type, required: false }, 'unsent', 'unsent', 'unsent', 'unsent'],
  [{ type: `${type}?`, required: false }, 'unsent', 'null', 'unsent', 'unsent'],
]);

const CUSTOMS: Readonly<Record<string, readonly Row[]>> = {
  'summer-student': [...OPTIONAL, ...OTHERS],
  'summer-crm': [...MARKED, ...OTHERS],
  school: PLAIN,
  'course-agent': PLAIN,
  miniapp: PLAIN,
};

const SENT: Readonly<Record<(typeof WAYS)[number], { nothing: Nothing; asText: boolean }>> = {
  absent: { nothing: 'absent', asText: false },
  'null in JSON': { nothing: 'null', asText: false },
  'empty in JSON': { nothing: 'empty', asText: false },
  'empty in a form': { nothing: 'empty', asText: true },
};

function fieldOf(source: object): Field {
  const [field] = parseFields([{ name: 'a', ...source }], 'test', new Mistakes('test'));
  if (field === undefined) throw new Error(`No field: ${JSON.stringify(source)}`);
  return field;
}

test('every surface has its customs', () => {
  expect(Object.keys(CUSTOMS).sort()).toEqual(surfaces.map(({ name }) => name).sort());
});

describe.each(surfaces)('$name tells absent, null and empty apart', ({ name, input: policy }) => {
  test.each(CUSTOMS[name] ?? [])('%j: absent %s, null %s, empty %s, in a form %s', (source, ...meanings) => {
    const field = fieldOf(source);
    const seen = WAYS.map((way) => {
      const { nothing, asText } = SENT[way];
      return meaningOf(nothing, { field, asText, partial: false, policy, rule: undefined });
    });
    expect(seen).toEqual(meanings);
  });

  test('a change requires nothing, and null is no less null', () => {
    const sent = { asText: false, partial: true, policy, rule: undefined };
    const [required, nullable] = [fieldOf(text), fieldOf({ type: 'string?', required: false })];
    expect(meaningOf('absent', { ...sent, field: required })).toBe('unsent');
    expect(meaningOf('null', { ...sent, field: nullable })).toBe('null');
  });
});

test('an empty id of another record names none', () => {
  const policy = { blank: 'refuse', null: 'refuse' } as const;
  const rule = { reference: true } as const;
  const of = (type: string, asText: boolean) =>
    meaningOf('empty', { field: fieldOf({ type, required: false }), asText, partial: false, policy, rule });
  expect([of('int', false), of('int?', false), of('int', true), of('int?', true)]).toEqual(['notNull', 'null', 'unsent', 'null']);
});
