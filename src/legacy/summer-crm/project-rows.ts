import type { FeeProjectFragment, ProjectAnswerFragment } from '../../generated/operations/summer-crm.js';
import { shanghaiIso } from '../shim/index.js';
import { amountOf } from '../summer/amounts.js';
import { projectFeesOf } from '../summer/rows.js';

/** contract: shapes.Project */
export function projectOf(project: ProjectAnswerFragment) {
  return {
    id: project.id,
    campus: project.campusId,
    name: project.name,
    project_name: project.name,
    start_date: project.startDate,
    end_date: project.endDate,
    address: project.address,
    info: project.info,
    create_time: shanghaiIso(project.createdAt),
    apply_fee: amountOf(project.applyFee),
    course_num: project.courseNum,
    is_active: project.active,
    campus_name: project.campusName,
  };
}

/** contract: shapes.ProjectWithFees */
export function feeProjectOf({ campus, fees, ...project }: FeeProjectFragment) {
  return {
    id: project.id,
    campus: {
      id: campus.id,
      name: campus.name,
      info: campus.info,
      create_time: shanghaiIso(campus.createdAt),
      network_course: campus.networkCourse,
    },
    name: project.name,
    start_date: project.startDate,
    end_date: project.endDate,
    address: project.address,
    info: project.info,
    create_time: shanghaiIso(project.createdAt),
    apply_fee: amountOf(project.applyFee),
    course_num: project.courseNum,
    is_active: project.active,
    campus_name: project.campusName,
    project_course_fee: projectFeesOf(fees),
  };
}
