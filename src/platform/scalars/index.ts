export { isCalendarDay } from './calendar.js';
export { CHINA_OFFSET, CHINA_OFFSET_MS } from './china.js';
export { DateTimeScalar, parseInstant } from './date-time.js';
export { DateScalar, parseDay } from './date.js';
export { FIRST_TEXT, isTakenInstant, LAST_TEXT, writableTime } from './range.js';
export { DecimalScalar, parseDecimal } from './decimal.js';
