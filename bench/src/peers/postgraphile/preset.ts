import 'postgraphile';
import type { PgCondition } from 'postgraphile/@dataplan/pg';
import { makePgService } from 'postgraphile/adaptors/pg';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { addPgTableCondition, jsonPgSmartTags } from 'postgraphile/utils';
import { purchase } from './purchase.js';

/**
 * "condition" knows equality only. For more, PostGraphile's documentation strongly advises a specific condition of one's
 * own, and against the generic filter plugin.
 */
const createdFrom = addPgTableCondition(
  { schemaName: 'public', tableName: 'orders' },
  'createdFrom',
  ({ sql, dataplanPg, getInputTypeByName }) => ({
    type: getInputTypeByName('Datetime'),
    apply(condition: PgCondition, from: unknown) {
      condition.where(sql`${condition.alias}.created_at >= ${dataplanPg.sqlValueWithCodec(from, dataplanPg.TYPES.timestamptz)}`);
    },
  }),
);

/** Prisma makes unique indexes, PostGraphile looks for unique constraints: told of this one, it reads a payment and no list. */
const onePaymentPerOrder = jsonPgSmartTags({ version: 1, config: { class: { payment: { tags: { unique: 'order_id' } } } } });

/**
 * The base preset of its documentation, with neither watching, nor GraphiQL, nor explaining. Prepared statements, a cache
 * of plans and a pool of 10 connections are its defaults. It has no switch for introspection, which costs nothing unless
 * asked for. Tried without a clear gain in CPU time a request: `outputDataAsString`, and lists in place of connections.
 */
export function presetFor(connectionString: string): GraphileConfig.Preset {
  return {
    extends: [PostGraphileAmberPreset],
    plugins: [createdFrom, onePaymentPerOrder, purchase],
    pgServices: [makePgService({ connectionString, schemas: ['public'] })],
    grafserv: { watch: false, graphiql: false, websockets: false },
    grafast: { explain: false },
  };
}
