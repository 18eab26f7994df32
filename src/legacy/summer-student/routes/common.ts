import { route, type Route } from '../../shim/index.js';
import { LABELS } from '../texts.js';

/** The lists of global-enums, in their order. */
const OPTIONS = LABELS.options(['user_info_gender', 'order_payment', 'order_currency', 'order_status', 'user_status', 'project_result']);

export const commonRoutes: readonly Route[] = [route('summer-student.common.global-enums', { handle: () => OPTIONS })];
