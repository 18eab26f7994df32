import type { ModelName } from '../../write/models.js';
import type { Found } from '../mapping/declare.js';
import { naturalKey, type NaturalKeyName } from '../mapping/natural-keys.js';
import type { Columns } from './columns.js';
import { groupBy } from './group-by.js';
import { toJson } from './json.js';
import type { Session } from './session.js';

interface IdQuestion {
  readonly table: string;
  readonly oldId: string;
  readonly entity: ModelName;
}

interface KeyQuestion {
  readonly key: NaturalKeyName;
  readonly values: readonly (string | number | null)[];
}

/**
 * What the mappings of one batch ask about other rows. A mapping is run, hears "not there yet" for what is not known and leaves its
 * question; all questions of the batch are answered together, and the mapping runs again. So it reads as if each had been asked alone.
 */
export class Lookups {
  private readonly ids = new Map<string, number | undefined>();
  private readonly rows = new Map<string, readonly Found[]>();
  private idQuestions = new Map<string, IdQuestion>();
  private keyQuestions = new Map<string, KeyQuestion>();

  constructor(
    private readonly session: Session,
    private readonly columns: Columns,
    private readonly system: string,
  ) {}

  /** Undefined: there is none. `asked` is told where the answer is still to come. */
  id(question: IdQuestion, asked: () => void): number | undefined {
    const name = `${question.entity}\0${question.table}\0${question.oldId}`;
    if (!this.ids.has(name)) {
      this.idQuestions.set(name, question);
      asked();
    }
    return this.ids.get(name);
  }

  find(question: KeyQuestion, asked: () => void): readonly Found[] {
    const name = JSON.stringify([question.key, ...question.values]);
    if (!this.rows.has(name)) {
      this.keyQuestions.set(name, question);
      asked();
    }
    return this.rows.get(name) ?? [];
  }

  /** Whether there was anything to answer. */
  async answer(): Promise<boolean> {
    if (this.idQuestions.size === 0 && this.keyQuestions.size === 0) return false;
    await this.answerIds();
    await this.answerKeys();
    return true;
  }

  private async answerIds(): Promise<void> {
    if (this.idQuestions.size === 0) return;
    const questions = [...this.idQuestions.values()];
    const names = [...this.idQuestions.keys()];
    this.idQuestions = new Map();
    const found = await this.session.ask<[place: number, id: number][] | null>(
      `SELECT json_agg(json_build_array(q."place", r."id"))::text
       FROM json_to_recordset($2::json) AS q("place" int, "table" text, "oldId" text, "entity" text) CROSS JOIN LATERAL (
         SELECT i."id" FROM "imported_row" i
         WHERE i."system" = $1 AND i."table" = q."table" AND i."old_id" = q."oldId" AND i."entity" = q."entity" AND i."part" = '' OFFSET 0) r`,
      this.system,
      toJson(questions.map((question, place) => ({ place, ...question }))),
    );
    for (const name of names) this.ids.set(name, undefined);
    for (const [place, id] of found ?? []) this.ids.set(names[place] ?? '', id);
  }

  private async answerKeys(): Promise<void> {
    const byKey = groupBy(this.keyQuestions, ([, { key }]) => key);
    this.keyQuestions = new Map();
    for (const [key, questions] of byKey) {
      for (const [name] of questions) this.rows.set(name, []);
      const found = await this.session.ask<[place: number, Found][] | null>(
        this.keyStatement(key),
        this.system,
        toJson(
          questions.map(([, { values }], place) => ({ place, ...Object.fromEntries(values.map((value, index) => [`v${index}`, value])) })),
        ),
      );
      for (const [place, one] of found ?? []) {
        const name = questions[place]?.[0] ?? '';
        this.rows.set(name, [...(this.rows.get(name) ?? []), one]);
      }
    }
  }

  private keyStatement(name: NaturalKeyName): string {
    const { entity, fields, inNormalForm = [], among, also } = naturalKey(name);
    const columns = fields.map((field) => this.columns.of(entity, field));
    const given = columns.map(({ type }, place) => `"v${place}" ${wide(type)}`);
    const equal = columns.map(({ name: column }, place) =>
      inNormalForm.includes(fields[place] ?? '')
        ? `"normal_form"(t."${column}") = "normal_form"(q."v${place}")`
        : `t."${column}" = q."v${place}"`,
    );
    const besides = also === undefined ? 'NULL' : `t."${this.columns.of(entity, also).name}"`;
    const same = `EXISTS (SELECT FROM "imported_row" r WHERE r."entity" = '${entity}' AND r."id" = t."id" AND r."system" = $1 AND r."outcome" = 'WRITTEN')`;
    return `SELECT json_agg(json_build_array(q."place", json_build_object('id', t."id", 'sameSystem', ${same}, 'also', ${besides})) ORDER BY t."id")::text
      FROM json_to_recordset($2::json) AS q("place" int, ${given.join(', ')}) CROSS JOIN LATERAL (
        SELECT * FROM "${this.columns.tableOf(entity)}" t WHERE ${[...equal, ...(among === undefined ? [] : [among])].join(' AND ')} OFFSET 0) t`;
  }
}

/** Without the column's limits: what is longer or greater than it takes is compared, and found nowhere. */
function wide(type: string): string {
  return type.startsWith('character varying') ? 'text' : type === 'integer' ? 'bigint' : type;
}
