import { route, type Route } from '../../shim/index.js';
import { OPTION_LISTS, options } from '../labels.js';

export const commonRoutes: readonly Route[] = [
  route('summer-student.common.global-enums', {
    handle: () => Object.fromEntries(OPTION_LISTS.map((list) => [list, options(list)])),
  }),
];
