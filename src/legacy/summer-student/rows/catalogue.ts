import type {
  CampusRowFragment,
  CampusTypeRowFragment,
  CourseRowFragment,
  ProjectRowFragment,
} from '../../../generated/operations/summer-student.js';
import { utcIso } from '../../shim/index.js';
import { amountOf } from '../../summer/amounts.js';
import { projectFeesOf } from '../../summer/rows.js';
import { hostRelative } from '../media.js';

/** contract: summer-student, shapes.CampusType */
export function campusTypeOf({ id, title, createdAt }: CampusTypeRowFragment) {
  return { id, title, create_time: utcIso(createdAt) };
}

/** contract: summer-student, shapes.Campus */
export function campusOf({ id, name, campusType, info, createdAt }: CampusRowFragment) {
  return { id, name, campus_type: campusType && campusTypeOf(campusType), info, create_time: utcIso(createdAt) };
}

/** contract: summer-student, shapes.OrderProject */
export function orderProjectOf({
  id,
  campus,
  name,
  startDate,
  endDate,
  address,
  info,
  createdAt,
  applyFee,
  courseNum,
  fees,
}: ProjectRowFragment) {
  return {
    id,
    campus: campusOf(campus),
    name,
    start_date: startDate,
    end_date: endDate,
    address: address ?? '',
    info: info ?? '',
    create_time: utcIso(createdAt),
    apply_fee: amountOf(applyFee),
    course_num: courseNum,
    project_course_fee: projectFeesOf(fees),
  };
}

/** contract: summer-student, shapes.Project */
export function projectOf(project: ProjectRowFragment) {
  return { ...orderProjectOf(project), max_num: project.maxNum };
}

/** contract: summer-student, shapes.Course; with the whole address of the outline. */
export function courseOf({
  id,
  projectId,
  code,
  name,
  maxNum,
  credit,
  professor,
  startTime,
  endTime,
  createdAt,
  address,
  syllabusUrl,
}: CourseRowFragment) {
  return {
    id,
    project: projectId,
    course_code: code,
    name,
    max_num: maxNum,
    credit: credit ?? 0,
    professor,
    start_time: utcIso(startTime),
    end_time: utcIso(endTime),
    create_time: utcIso(createdAt),
    address,
    syllabus: syllabusUrl,
  };
}

/** As `courseOf`, in the calls that answer the outline without a host. */
export function courseHereOf(course: CourseRowFragment) {
  return { ...courseOf(course), syllabus: hostRelative(course.syllabusUrl) };
}
