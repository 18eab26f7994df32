export { DateTimeScalar, parseInstant } from './date-time.js';
export { DateScalar, parseDay } from './date.js';
export { DecimalScalar, parseDecimal } from './decimal.js';
