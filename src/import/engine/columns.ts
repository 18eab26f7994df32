import { datamodel } from '../../generated/datamodel.js';
import type { Column } from '../../read/datamodel.js';
import type { Session } from './session.js';

export interface ColumnType {
  readonly name: string;
  /** With length and precision, as `character varying(30)`. */
  readonly type: string;
  readonly column: Column;
}

/** The tables that an import writes, with the exact types of their columns: a value is compared as it is stored. */
export class Columns {
  /** By entity and field: it is asked for every value that is written. */
  private readonly known = new Map<string, Map<string, ColumnType>>();

  private constructor(private readonly types: ReadonlyMap<string, string>) {}

  static async of(session: Session): Promise<Columns> {
    const rows = await session.ask<[table: string, column: string, type: string][]>(
      `SELECT json_agg(json_build_array(c.relname, a.attname, format_type(a.atttypid, a.atttypmod)))::text
       FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
       WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped`,
    );
    return new Columns(new Map(rows.map(([table, column, type]) => [`${table}.${column}`, type])));
  }

  tableOf(entity: string): string {
    return modelOf(entity).table;
  }

  of(entity: string, field: string): ColumnType {
    let fields = this.known.get(entity);
    if (fields === undefined) this.known.set(entity, (fields = new Map()));
    let found = fields.get(field);
    if (found === undefined) fields.set(field, (found = this.look(entity, field)));
    return found;
  }

  private look(entity: string, field: string): ColumnType {
    const model = modelOf(entity);
    const column = model.columns[field];
    const type = this.types.get(`${model.table}.${column?.name}`);
    if (column === undefined || type === undefined) throw new Error(`${entity} has no column ${field}.`);
    return { name: column.name, type, column };
  }
}

function modelOf(entity: string): (typeof datamodel.models)[string] {
  const model = datamodel.models[entity];
  if (model === undefined) throw new Error(`No model ${entity} in the Prisma schema.`);
  return model;
}
