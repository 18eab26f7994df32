import { getNamedType, isInputObjectType, type GraphQLInputField, type GraphQLInputObjectType, type GraphQLInputType } from 'graphql';

/** What `filterInput` writes beside a filter's class, for whoever reads the finished schema. */
export const FILTER_MARK = { filter: true };
/** And beside a relation of one whose rows no field shows, see `shownWithParent`. */
export const SHOWN_MARK = { shownWithParent: true };

/** The fields of every filter that combine conditions. */
export const COMBINING: ReadonlySet<string> = new Set(['and', 'or', 'not']);

/** The filter behind an input type; undefined where it is none. */
export function filterOf(type: GraphQLInputType | undefined): GraphQLInputObjectType | undefined {
  const named = getNamedType(type);
  return isInputObjectType(named) && named.extensions['filter'] === true ? named : undefined;
}

/** Whether a field of a filter asks about related rows. */
export function asksAboutRelated(field: GraphQLInputField): boolean {
  return !COMBINING.has(field.name) && filterOf(field.type) !== undefined;
}

export function isShownWithParent(filter: GraphQLInputObjectType, name: string): boolean {
  return filter.getFields()[name]?.extensions['shownWithParent'] === true;
}
