import type { ConfirmCourseRowFragment, StudentCourseRowFragment } from '../../generated/operations/summer-crm.js';
import { type Instant, type LegacyRequest, shanghaiIso } from '../shim/index.js';
import { mediaPath } from './media.js';

/** contract: shapes.ConfirmCourse */
export function confirmCourseOf(row: ConfirmCourseRowFragment) {
  return {
    id: row.id,
    course_code: row.courseCode,
    name: row.courseName,
    remark: row.remark,
    student: row.studentId,
    create_time: shanghaiIso(row.createdAt),
    project_course: row.offeringId,
    score: row.score === null ? null : String(row.score),
    modified_time: shanghaiIso(row.updatedAt),
    status: row.scoreStatus === 'CONFIRMED',
    score_enter_time: row.scoreEnteredAt === null ? null : shanghaiIso(row.scoreEnteredAt),
    grade: row.grade,
    convert_credit_status: row.conversionStatus === 'SUCCESS',
    image: row.conversionImageUrl,
    course_name: row.courseName,
    school: row.school,
    convert_status: row.conversionStatus,
    recipient_number: row.courierNumber,
    sending_date: row.sendingDate,
    project_name: row.offering.projectName,
    real_name: row.offering.courseName,
    start_time: firstDay(row.offering),
  };
}

/** The day of the first class. */
function firstDay({ startTime }: { readonly startTime: Instant }): string {
  return shanghaiIso(startTime).slice(0, 10);
}

/** contract: shapes.ConfirmCourseOfStudent */
export function courseOfStudent({ id, courseCode, courseName, school, offering }: StudentCourseRowFragment) {
  return {
    id,
    course_code: courseCode,
    course_name: courseName,
    school,
    project_course__course__name: offering.courseName,
    project_course__address: offering.address,
    project_course__start_time: firstDay(offering),
    project_course__project__name: offering.projectName,
  };
}

/** contract: shapes.Performance */
export function performanceOf(row: StudentCourseRowFragment) {
  return {
    course_code: row.courseCode,
    course_name: row.courseName,
    school: row.school,
    score: row.score,
    grade: row.grade,
    score_enter_time: row.scoreEnteredAt === null ? null : shanghaiIso(row.scoreEnteredAt),
    status: row.scoreStatus,
    modified_time: shanghaiIso(row.updatedAt),
    project_course__course__name: row.offering.courseName,
    project_course__project__name: row.offering.projectName,
    project_course__project__campus_name: row.offering.campusName,
  };
}

/** contract: shapes.Recipient */
export function recipientOf(row: StudentCourseRowFragment, request: LegacyRequest) {
  return {
    id: row.id,
    course_code: row.courseCode,
    course_name: row.courseName,
    school: row.school,
    image: mediaPath(row.conversionImageUrl, request),
    project_course__course_name: row.offering.name,
    project_course__project__name: row.offering.projectName,
    score: row.score,
    grade: row.grade,
    recipient_number: row.courierNumber,
    sending_date: row.sendingDate,
    convert_status: row.conversionStatus,
  };
}

/** contract: shapes.Convert */
export function convertOf(row: StudentCourseRowFragment, request: LegacyRequest) {
  return {
    course_code: row.courseCode,
    convert_status: row.conversionStatus,
    course_name: row.courseName,
    school: row.school,
    image: mediaPath(row.conversionImageUrl, request),
    recipient_number: row.courierNumber,
    sending_date: row.sendingDate,
    project_course__project__name: row.offering.projectName,
  };
}
