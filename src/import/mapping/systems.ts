import type { SystemName } from '../options.js';
import type { SystemMapping } from './declare.js';
import { SUMMER_CRM } from './summer-crm/index.js';

/** The mappings that there are. */
export const MAPPINGS: Partial<Record<SystemName, SystemMapping>> = { 'summer-crm': SUMMER_CRM };
