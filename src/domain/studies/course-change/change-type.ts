/** Kinds of course changes that the gateway writes itself (contract: summer-crm, enums.change_type_defaults). */
export const ADDED = '加课';
export const REMOVED = '删课';
