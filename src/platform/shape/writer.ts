import { isoIn } from './instants.js';
import { type AnyShape, type Format, type Json, type Likeness, type Narrowed, type Part, templateParts } from './part.js';

type Row = Readonly<Record<string, unknown>>;

/** What makes a row of GraphQL's answer into the row that is shown. */
export function writerOf(parts: AnyShape['parts']): (row: object) => Readonly<Record<string, Json>> {
  const writers = parts.map(([key, part]) => [key, partWriter(part)] as const);
  return (row) => {
    const shown: Record<string, Json> = {};
    for (const [key, write] of writers) shown[key] = write(row as Row);
    return shown;
  };
}

function partWriter(part: Part): (row: Row) => Json {
  switch (part.is) {
    case 'value': {
      const { places, format, otherwise } = part;
      const write = formatWriter(format);
      return (row) => {
        for (const steps of places) {
          const found = valueAt(row, steps);
          const written = found === null ? null : write(found);
          if (written !== null) return written;
        }
        return otherwise;
      };
    }
    case 'text': {
      const { texts, fields } = templateParts(part.template);
      return (row) => {
        const values = fields.map((field) => row[field] ?? null);
        return values.includes(null) ? null : texts.map((text, index) => text + String(values[index] ?? '')).join('');
      };
    }
    case 'joined':
      return (row) => part.fields.flatMap((field) => row[field] || []).join(' ') || null;
    case 'row': {
      const { steps, shape, like, otherwise } = part;
      const write = writerOf(shape.parts);
      return (row) => {
        const found = valueAt(row, steps.slice(0, -1));
        const related = isRow(found) ? found[steps.at(-1) ?? ''] : null;
        const list = (Array.isArray(related) ? related : [related]).filter((one) => isRow(one) && meets(one, shape.where));
        const chosen = like === undefined ? list[0] : mostLike(row, list, like);
        return chosen === undefined ? otherwise : write(chosen);
      };
    }
    case 'rows': {
      const { steps, shape } = part;
      const write = writerOf(shape.parts);
      return (row) => {
        const found = valueAt(row, steps.slice(0, -1));
        const list = isRow(found) ? found[steps.at(-1) ?? ''] : null;
        return (Array.isArray(list) ? list : []).filter((one: Row) => meets(one, shape.where)).map((one: Row) => write(one));
      };
    }
  }
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null;
}

/** Null where a step leads nowhere. */
function valueAt(row: Row, steps: readonly string[]): unknown {
  let value: unknown = row;
  for (const step of steps) {
    if (Array.isArray(value)) value = value[0];
    if (!isRow(value)) return null;
    value = value[step] ?? null;
  }
  return Array.isArray(value) && isRow(value[0]) ? value[0] : value;
}

function formatWriter(format: Format): (value: unknown) => Json {
  switch (format.as) {
    case 'it is':
      return (value) => value as Json;
    case 'number':
      return Number;
    case 'time':
      return (value) => isoIn(String(value), format.zone);
    case 'choice':
      return (value) => format.table[String(value)] ?? null;
  }
}

/** Whether the row is one of those that are meant. */
export function meets(row: Row, where: Narrowed): boolean {
  return Object.entries(where).every(([field, wanted]) =>
    typeof wanted === 'object' ? wanted.includes(String(row[field])) : row[field] === wanted,
  );
}

function mostLike(row: Row, list: readonly Row[], { field, classes }: Likeness): Row | undefined {
  const own = row[field];
  if (typeof own !== 'string') return undefined;
  return list.find((one) => one[field] === own) ?? list.find((one) => classes[String(one[field])] === classes[own]);
}
