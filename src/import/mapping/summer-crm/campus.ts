import type { TableMapping } from '../declare.js';
import { campusOf } from '../summer/catalogue.js';
import { anyText, flag } from '../values.js';
import { times } from './times.js';

export const CAMPUS: TableMapping = {
  table: 'campus',
  entity: 'Campus',
  mapped: ['id', 'name', 'info', 'create_time', 'update_time', 'is_active'],
  map: (old, at) => campusOf(old, at, { info: anyText(old['info']) }, times(old, 'create_time', 'update_time'), flag(old['is_active'])),
};
