export { CHINA, dateOf, type Instant, isoIn, UTC, type Zone } from './instants.js';
export { type AnyShape, type Format, type Json, type Likeness, type Narrowed, type Part, type Steps, templateParts } from './part.js';
export { choice, having, joined, number, or, row, rows, type Shape, shape, text, time, value } from './shape.js';
export { meets } from './writer.js';
