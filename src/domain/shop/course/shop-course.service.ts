import { requirePermission } from '../../../access/permissions.js';
import type { Viewer } from '../../../access/viewer.js';
import { type Decision, decision, insert, insertAll, remove, update } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { count, lock, row } from '../../../write/facts.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { withoutNulls } from '../../values/input.js';
import {
  MAX_UNITS,
  type AddShopUnitsInput,
  type CreateShopCourseInput,
  type UpdateShopCourseInput,
  type UpdateShopUnitInput,
} from './shop-course.type.js';

/** Locked so that nobody enrols in it or orders of it meanwhile. */
const DELETING = defineWrite<{ id: number }>()({
  locks: ({ id }) => [lock('ShopCourse', { id }, 'delete')],
  facts: ({ id }) => ({ ordered: row('ShopOrder', { where: { courseId: id }, select: { id: true } }) }),
});

const ADDING_UNITS = defineWrite<{ courseId: number }>()({
  locks: ({ courseId }) => [lock('ShopCourse', { id: courseId })],
  facts: ({ courseId }) => ({ present: count('ShopUnit', { courseId }) }),
});

const UPDATING_UNIT = defineWrite<{ id: number }>()({
  facts: ({ id }) => ({ unit: row('ShopUnit', { where: { id }, select: { courseId: true } }) }),
});

/** The last unit of the course that a unit is of, and the furthest that was ordered; both null where there is no such unit. */
const REMOVING_UNIT = defineWrite<{ id: number }>()({
  locks: ({ id }) => [lock('ShopCourse', { units: { some: { id } } }, 'delete')],
  facts: ({ id }) => ({
    last: row('ShopUnit', {
      where: { course: { units: { some: { id } } } },
      orderBy: { number: 'desc' },
      select: { id: true, number: true, courseId: true },
    }),
    furthest: row('ShopOrder', {
      where: { course: { units: { some: { id } } } },
      orderBy: { endUnit: 'desc' },
      select: { endUnit: true },
    }),
  }),
});

/** Refused once anything was ordered of it, canceled or not: orders are the books. */
export function deleteCourse({ locked: [there], ordered }: FactsOf<typeof DELETING>, id: number): Decision<null> {
  if (there !== true) throw new DomainError('NOT_FOUND');
  if (ordered !== null) throw new DomainError('SHOP_COURSE_ORDERED');
  return decision([remove('ShopCourse', { id })], null);
}

export function addUnits(
  { locked: [there], present }: FactsOf<typeof ADDING_UNITS>,
  { courseId, names }: { courseId: number; names: readonly string[] },
): Decision<number> {
  if (there !== true) throw new DomainError('NOT_FOUND');
  if (present + names.length > MAX_UNITS) throw new DomainError('TOO_MANY_SHOP_UNITS', { field: 'names', params: { max: MAX_UNITS } });
  const units = names.map((name, index) => ({ courseId, name, number: present + index + 1 }));
  return decision([insertAll('ShopUnit', units)], courseId);
}

export function removeUnit({ last, furthest }: FactsOf<typeof REMOVING_UNIT>, id: number): Decision<number> {
  if (last === null) throw new DomainError('NOT_FOUND');
  if (last.id !== id) throw new DomainError('SHOP_UNIT_NOT_LAST');
  if (furthest !== null && furthest.endUnit >= last.number) throw new DomainError('SHOP_UNIT_ORDERED');
  return decision([remove('ShopUnit', { id })], last.courseId);
}

/**
 * Courses of the shop and their units; administrators write them. Units are numbered 1 to n without gaps, so they are
 * added and removed at the end only, and never renumbered: orders name them by number. Methods answer the course's id.
 */
export class ShopCourseService {
  constructor(private readonly core: Pick<Core, 'writer'>) {}

  async create(viewer: Viewer | null, { name, unitPriceFen, unitNames }: CreateShopCourseInput): Promise<number> {
    requirePermission(viewer, 'MANAGE_SHOP');
    const course = insert('ShopCourse', { name, ...withoutNulls({ unitPriceFen }) });
    const units = (unitNames ?? []).map((unitName, index) => ({ courseId: course.id, name: unitName, number: index + 1 }));
    return this.core.writer.write(decision([course, insertAll('ShopUnit', units)], course.id));
  }

  async update(viewer: Viewer | null, id: number, { name, unitPriceFen }: UpdateShopCourseInput): Promise<number> {
    requirePermission(viewer, 'MANAGE_SHOP');
    const [count] = await this.core.writer.apply(update('ShopCourse', { id }, withoutNulls({ name, unitPriceFen })));
    if (count === 0) throw new DomainError('NOT_FOUND');
    return id;
  }

  async delete(viewer: Viewer | null, id: number): Promise<void> {
    requirePermission(viewer, 'MANAGE_SHOP');
    await this.core.writer.run(DELETING, { id }, (facts) => deleteCourse(facts, id));
  }

  async addUnits(viewer: Viewer | null, courseId: number, { names }: AddShopUnitsInput): Promise<number> {
    requirePermission(viewer, 'MANAGE_SHOP');
    return this.core.writer.run(ADDING_UNITS, { courseId }, (facts) => addUnits(facts, { courseId, names }));
  }

  async updateUnit(viewer: Viewer | null, id: number, { name }: UpdateShopUnitInput): Promise<number> {
    requirePermission(viewer, 'MANAGE_SHOP');
    return this.core.writer.run(UPDATING_UNIT, { id }, ({ unit }) => {
      if (unit === null) throw new DomainError('NOT_FOUND');
      return decision([update('ShopUnit', { id }, withoutNulls({ name }))], unit.courseId);
    });
  }

  async removeUnit(viewer: Viewer | null, id: number): Promise<number> {
    requirePermission(viewer, 'MANAGE_SHOP');
    return this.core.writer.run(REMOVING_UNIT, { id }, (facts) => removeUnit(facts, id));
  }
}
