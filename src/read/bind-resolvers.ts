import { defaultFieldResolver, isObjectType, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import type { DataModel } from './datamodel.js';
import { filterMistakes } from './filter/filter-mistakes.js';
import { fieldReading, nodeTypeOf, typeReading, type FieldReading } from './readable.js';
import { listKey } from './statement/plan.js';
import { objectTypeOf } from './statement/selection.js';

/**
 * Gives the fields of readable types their resolvers: the read engine has fetched everything already, so a field only
 * picks its value. Replaces TypeGraphQL's own, which make a class instance of each row. Throws where a field reads a
 * column or relation that the model does not have, and where a filter or an order asks for what cannot be asked.
 */
export function bindReadResolvers(schema: GraphQLSchema, datamodel: DataModel): void {
  const mistakes: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    const reading = typeReading(type);
    if (!isObjectType(type) || reading === undefined) continue;
    const model = datamodel.models[reading.model];
    for (const field of Object.values(type.getFields())) {
      const how = fieldReading(field);
      if (how.hasResolver === true) continue;
      const target = objectTypeOf(field);
      const source = target === undefined ? model?.columns[how.column ?? field.name] : model?.relations[how.relation ?? field.name];
      if (how.sql === undefined && how.fromColumns === undefined && how.join === undefined && source === undefined)
        mistakes.push(`${type.name}.${field.name}`);
      field.resolve = resolverOf(field.name, how, target !== undefined && nodeTypeOf(target) !== undefined);
    }
  }
  if (mistakes.length > 0) throw new Error(`Fields without a column or relation behind them: ${mistakes.join(', ')}`);
  const unfit = filterMistakes(schema, datamodel);
  if (unfit.length > 0) throw new Error(`Filters and orders that do not fit their types: ${unfit.join(', ')}`);
}

function resolverOf(name: string, { fromColumns, value }: FieldReading, isConnection: boolean): GraphQLFieldResolver<unknown, unknown> {
  if (isConnection) return (source, _args, _context, info) => Reflect.get(Object(source), listKey(name, String(info.path.key)));
  if (fromColumns !== undefined && value !== undefined) return (source, _args, context) => value(source as never, context as never);
  return defaultFieldResolver;
}
