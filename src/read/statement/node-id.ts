import { isObjectType, type GraphQLObjectType } from 'graphql';
import { PlatformError } from '../../platform/errors.js';
import type { DataModel } from '../datamodel.js';
import { nodeMay, typeReading, type RootReading } from '../readable.js';
import { raw, sql, type Sql, type Table } from '../sql.js';
import { bindArguments } from './arguments.js';
import { definitionOf, type RootField } from './root-field.js';

/** What a `nodeId` names: a row of a type. */
export interface NamedNode {
  readonly type: GraphQLObjectType;
  readonly id: string | number;
  readonly may: RootReading['may'];
}

const LARGEST_INT = 2 ** 31 - 1;

/** A row's `nodeId`: type and id as base64. Clients treat it as opaque. */
export function nodeIdSql(type: string, table: Table): Sql {
  return sql`translate(encode(convert_to(${raw(`'${type}:'`)} || ${table.column('id')}, 'UTF8'), 'base64'), E'\n', '')`;
}

/**
 * What the argument `nodeId` of a field names, whether or not it is there.
 * @throws PlatformError BAD_NODE_ID: it is none that was ever given out
 */
export function namedNode(field: RootField, { models }: DataModel): NamedNode {
  const refuse = (): never => {
    throw new PlatformError('BAD_NODE_ID', { field: 'nodeId' });
  };
  const given = bindArguments(definitionOf(field).args, field.fieldNodes[0]?.arguments, field.variableValues).get('nodeId');
  const text = given?.kind === 'value' ? String(given.read(field.variableValues)) : refuse();
  const name = Buffer.from(text, 'base64').toString('latin1');
  if (Buffer.from(name, 'latin1').toString('base64') !== text) return refuse();
  const [, typeName = '', id = ''] = /^(\w+):([\w-]{1,64})$/.exec(name) ?? refuse();
  const type = field.schema.getType(typeName);
  if (!isObjectType(type) || !type.getInterfaces().some((one) => one.name === 'Node')) return refuse();
  const may = nodeMay(type);
  if (models[typeReading(type)?.model ?? '']?.columns['id']?.type !== 'Int') return { type, id, may };
  return /^[1-9]\d{0,9}$/.test(id) && Number(id) <= LARGEST_INT ? { type, id: Number(id), may } : refuse();
}
