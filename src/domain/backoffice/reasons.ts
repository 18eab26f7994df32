import type { Reasons } from '../../platform/errors.js';

export const BACKOFFICE_REASONS = {
  RIGHT_BEYOND_OWN: { code: 'FORBIDDEN', message: 'Nobody gives rights that they lack: {menu}.' },
  MENU_IS_A_RIGHT: { code: 'CONFLICT', message: 'Rights hang on this menu entry: it keeps its name and stays.' },
  MENU_NOT_EMPTY: { code: 'CONFLICT', message: 'The menu entry is the root or has others below it.' },
} as const satisfies Reasons;
