import { row, setAside, type TableMapping } from '../declare.js';
import { anyText, whole } from '../values.js';
import { fen, instant } from './values.js';

export const COURSE: TableMapping = {
  table: 'courses',
  entity: 'ShopCourse',
  key: ['course_id'],
  repeats: true,
  mapped: ['course_id', 'course_name', 'unit_price_fen', 'created_at'],
  map: (old) => [
    row('ShopCourse', {
      name: anyText(old['course_name']),
      unitPriceFen: fen(old['unit_price_fen']) ?? undefined,
      createdAt: instant(old['created_at']),
    }),
  ],
};

export const UNIT: TableMapping = {
  table: 'units',
  entity: 'ShopUnit',
  key: ['unit_id'],
  repeats: true,
  mapped: ['unit_id', 'course_id', 'unit_name', 'unit_num'],
  map: (old, at) => {
    const courseId = at.id('courses', old['course_id']);
    const number = whole(old['unit_num']);
    if (courseId === undefined) return setAside('its course is gone');
    if (number === null || number < 1) return setAside('its unit_num is no number from 1');
    if (at.find('ShopUnit.number', courseId, number) !== undefined) return setAside(`another unit of the course has the number ${number}`);
    return [row('ShopUnit', { courseId, number, name: anyText(old['unit_name']) })];
  },
};
