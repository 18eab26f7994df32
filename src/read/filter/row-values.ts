import { join, raw, sql, whereSql, type Sql, type Table } from '../sql.js';

/** Related rows that several conditions ask about. */
interface Related {
  readonly alias: string;
  readonly conditions: readonly Sql[];
  /** What they are selected from; asked last, for the answers may need more values beside those rows. */
  readonly from: () => readonly Sql[];
  readonly answers: Sql[];
}

/**
 * What several conditions of a filter ask of one row, found out once for the row and not once for each condition: a text
 * in small letters, and whether any of its related rows meets a condition.
 */
export class RowValues {
  private readonly texts = new Map<string, { readonly name: string; readonly column: Sql }>();
  private readonly related = new Map<string, Related>();
  private readonly textsAlias: string;

  constructor(private readonly table: Table) {
    this.textsAlias = table.nextAlias();
  }

  /** The text of a column in small letters. */
  lowered(column: string, value: Sql): Sql {
    const known = this.texts.get(column) ?? { name: `${this.textsAlias}.v${this.texts.size}`, column: value };
    this.texts.set(column, known);
    return raw(known.name);
  }

  /** Whether any of the related rows meets a condition. */
  any(relation: string, rows: Omit<Related, 'alias' | 'answers'>, condition: Sql): Sql {
    let related = this.related.get(relation);
    if (related === undefined) this.related.set(relation, (related = { ...rows, alias: this.table.nextAlias(), answers: [] }));
    related.answers.push(condition);
    return raw(`${related.alias}.v${related.answers.length - 1}`);
  }

  /** `FROM` items that stand beside the row. */
  from(): Sql[] {
    const texts = [...this.texts.values()].map(({ column }, index) => sql`lower(${column}) AS ${raw(`v${index}`)}`);
    // OFFSET 0 keeps the expressions from being moved to every place that reads them.
    const lowered = texts.length === 0 ? [] : [sql`LATERAL (SELECT ${join(texts, ', ')} OFFSET 0) ${raw(this.textsAlias)}`];
    const answers = [...this.related.values()].map((related) => {
      const columns = related.answers.map((answer, index) => sql`coalesce(bool_or(${answer}), false) AS ${raw(`v${index}`)}`);
      return sql`LATERAL (SELECT ${join(columns, ', ')} FROM ${join([...related.from()], ', ')} ${whereSql(related.conditions)}) ${raw(related.alias)}`;
    });
    return [...lowered, ...answers];
  }
}
