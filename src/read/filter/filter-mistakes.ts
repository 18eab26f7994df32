import {
  isEnumType,
  isObjectType,
  getNamedType,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { DataModel } from '../datamodel.js';
import { fieldReading, nodeTypeOf, typeReading } from '../readable.js';
import { parseOrder } from '../statement/order.js';
import { objectTypeOf } from '../statement/selection.js';
import { COMBINING, asksAboutRelated, filterOf, isShownWithParent } from './filter-marks.js';

/**
 * What is wrong with the filters and orders of a schema's lists. Each must ask about columns, expressions and relations
 * that are there; and neither may ask about a field that not everybody sees who sees the row, for whoever may sort or
 * search by a value learns it.
 */
export function filterMistakes(schema: GraphQLSchema, datamodel: DataModel): string[] {
  const mistakes = new Set<string>();
  for (const parent of Object.values(schema.getTypeMap())) {
    if (!isObjectType(parent)) continue;
    for (const list of Object.values(parent.getFields())) {
      const connection = objectTypeOf(list);
      const node = connection && nodeTypeOf(connection);
      if (node === undefined) continue;
      for (const { name, type } of list.args) {
        const filter = filterOf(type);
        if (filter !== undefined) for (const one of mistakesIn(filter, node, datamodel)) mistakes.add(one);
        const order = getNamedType(type);
        if (name !== 'orderBy' || !isEnumType(order)) continue;
        for (const { value } of order.getValues())
          if (isGuarded(node, parseOrder(value).field)) mistakes.add(`${order.name} by ${parseOrder(value).field} (guarded)`);
      }
    }
  }
  return [...mistakes];
}

/** @param node undefined for rows that no type shows. */
function mistakesIn(filter: GraphQLInputObjectType, node: GraphQLObjectType | undefined, datamodel: DataModel): string[] {
  const model = datamodel.models[typeReading(node)?.model ?? ''];
  return Object.values(filter.getFields()).flatMap((asked) => {
    const { name } = asked;
    const mistake = (what: string): string[] => [`${filter.name}.${name} (${what})`];
    if (COMBINING.has(name)) return [];
    const field = node?.getFields()[name];
    if (asksAboutRelated(asked)) {
      const inner = filterOf(asked.type);
      if (inner === undefined) return mistake('no filter');
      if (isShownWithParent(filter, name))
        return model?.relations[name] === undefined ? mistake('no relation') : mistakesIn(inner, undefined, datamodel);
      const shown = field && objectTypeOf(field);
      const rows = shown && (nodeTypeOf(shown) ?? shown);
      return rows === undefined || typeReading(rows) === undefined ? mistake('not shown') : mistakesIn(inner, rows, datamodel);
    }
    if (node === undefined) return [];
    if (isGuarded(node, name)) return mistake('guarded');
    return model?.columns[name] === undefined && !isExpression(field) ? mistake('no column') : [];
  });
}

function isExpression(field: GraphQLField<unknown, unknown> | undefined): boolean {
  return field !== undefined && fieldReading(field).sql !== undefined;
}

/** Whether a field that shows the column has a rule of its own. */
function isGuarded(node: GraphQLObjectType, column: string): boolean {
  return Object.values(node.getFields()).some((field) => {
    const reading = fieldReading(field);
    return (
      reading.visible !== undefined &&
      (field.name === column || reading.column === column || reading.fromColumns?.includes(column) === true)
    );
  });
}
