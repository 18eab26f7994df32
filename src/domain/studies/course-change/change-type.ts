/** Kinds of course changes that the gateway writes itself (contract: summer-crm, enums.change_type_defaults). */
export const COURSE_ADDED = '加课';
export const COURSE_REMOVED = '删课';
