/** A filter as a client writes it. */
export type Filter = Readonly<Record<string, unknown>>;

/** What the oracle knows of a type: its rows, and how to come from one to its related rows. */
export interface Kind {
  readonly rows: readonly Row[];
  readonly columns: Readonly<Record<string, readonly unknown[]>>;
  readonly relations: Readonly<Record<string, { readonly kind: () => Kind; readonly joins: (row: Row, other: Row) => boolean }>>;
}

export type Row = Readonly<Record<string, unknown>>;

/** Whether a row meets a filter, told by going through it as the schema describes it. */
export function meets(row: Row, filter: Filter, kind: Kind): boolean {
  return Object.entries(filter).every(([name, value]) => {
    if (name === 'and') return filtersIn(value).every((one) => meets(row, one, kind));
    if (name === 'or') return filtersIn(value).some((one) => meets(row, one, kind));
    if (name === 'not') return !meets(row, objectOf(value), kind);
    const relation = kind.relations[name];
    if (relation === undefined)
      return Object.entries(objectOf(value)).every(([operator, operand]) => compares(row[name] ?? null, operator, operand));
    return relation.kind().rows.some((other) => relation.joins(row, other) && meets(other, objectOf(value), relation.kind()));
  });
}

function compares(value: unknown, operator: string, operand: unknown): boolean {
  if (operator === 'isNull') return (value === null) === operand;
  if (operator === 'ne') return value !== operand;
  if (value === null) return false;
  if (operator === 'eq') return value === operand;
  if (operator === 'in') return Array.isArray(operand) && operand.includes(value);
  if (operator === 'contains') return String(value).toLowerCase().includes(String(operand).toLowerCase());
  if (operator === 'startsWith') return String(value).toLowerCase().startsWith(String(operand).toLowerCase());
  const [one, other] = [Number(value), Number(operand)];
  return operator === 'lt' ? one < other : operator === 'lte' ? one <= other : operator === 'gt' ? one > other : one >= other;
}

function filtersIn(value: unknown): Filter[] {
  return Array.isArray(value) ? value.map(objectOf) : [];
}

function objectOf(value: unknown): Filter {
  return Object.fromEntries(Object.entries(Object(value)));
}

/** Numbers that look like chance and are the same in each run. */
export function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
}

/** A filter over a kind, `depth` levels deep at most. */
export function someFilter(kind: Kind, next: (below: number) => number, depth: number): Filter {
  const choice = next(depth > 0 ? 10 : 4);
  if (choice === 0 && next(3) === 0) return {};
  if (choice < 4) return columnFilter(kind, next);
  if (choice < 6) return { and: many(next, 3, () => someFilter(kind, next, depth - 1)) };
  if (choice < 8) return { or: many(next, 4, () => someFilter(kind, next, depth - 1)) };
  if (choice === 8) return { not: someFilter(kind, next, depth - 1) };
  const names = Object.keys(kind.relations);
  const name = names[next(Math.max(1, names.length))];
  const relation = name === undefined ? undefined : kind.relations[name];
  return name === undefined || relation === undefined ? columnFilter(kind, next) : { [name]: someFilter(relation.kind(), next, depth - 1) };
}

function columnFilter(kind: Kind, next: (below: number) => number): Filter {
  const names = Object.keys(kind.columns);
  const name = names[next(names.length)] ?? '';
  const values = kind.columns[name] ?? [];
  const value = (): unknown => values[next(values.length)];
  const isText = typeof values[0] === 'string';
  if (typeof values[0] === 'boolean') return { [name]: { eq: value() } };
  const operators: readonly [string, unknown][] = [
    ['eq', value()],
    ['ne', value()],
    ['in', many(next, 3, value)],
    ['in', [...many(next, 3, value), ...Array.from({ length: 25 }, (_, index) => (isText ? `no ${index}` : -index))]],
    ...(name === 'active' ? [] : [['isNull', next(2) === 0] as const]).map(([operator, operand]): [string, unknown] => [operator, operand]),
    ...(isText
      ? [
          ['contains', part(value(), next)],
          ['startsWith', part(value(), next)],
        ]
      : [
          ['lt', value()],
          ['gte', value()],
        ]
    ).map(([operator, operand]): [string, unknown] => [String(operator), operand]),
  ];
  const chosen = operators[next(operators.length)];
  return { [name]: chosen === undefined ? {} : { [chosen[0]]: chosen[1] } };
}

function part(value: unknown, next: (below: number) => number): string {
  const text = String(value).toUpperCase();
  return text.slice(next(2), 1 + next(3));
}

function many<T>(next: (below: number) => number, below: number, make: () => T): T[] {
  return Array.from({ length: next(below + 1) }, make);
}
