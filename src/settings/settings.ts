import { BUSINESS } from './declared/business.js';
import { GRAPHQL } from './declared/graphql.js';
import { OBSERVATION } from './declared/observation.js';
import { PROTECTION } from './declared/protection.js';
import { SERVER } from './declared/server.js';
import { STORAGE } from './declared/storage.js';
import type { ValuesOf } from './setting.js';

/** Every setting of the gateway, in the order in which the READMEs show them. */
export const SETTINGS = { ...SERVER, ...OBSERVATION, ...STORAGE, ...PROTECTION, ...GRAPHQL, ...BUSINESS };

/** The values of all settings. What each means stands at its declaration. */
export type Settings = ValuesOf<typeof SETTINGS>;
