export * from './generated/schema.js';
