import { CampusResolver } from './catalogue/campus.resolver.js';

/** Every resolver class of the schema. */
export const resolvers = [CampusResolver] as const;
