import { CourseUnitsDocument, type UnitPartsFragment } from '../../../generated/operations/course-agent.js';
import { anyInt, refuse, route } from '../../shim/index.js';

/** contract: course-agent, shapes.Unit */
export function unitOf({ id, name, number }: UnitPartsFragment): object {
  return { unit_id: id, unit_name: name, unit_num: number };
}

export const courseRoutes = [
  route('course-agent.course.units', {
    operation: CourseUnitsDocument,
    fields: { course_id: anyInt },
    variables: (input) => ({ id: input.int('course_id') }),
    data: ({ shopCourse }) => ({ course: (shopCourse ?? refuse('SHOP_COURSE_NOT_FOUND')).units.nodes.map(unitOf) }),
  }),
];
