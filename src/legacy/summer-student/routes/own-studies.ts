import {
  ChooseCourseDocument,
  CourseChoicesDocument,
  MyProjectsDocument,
  MyScoresDocument,
  ProjectResultsDocument,
  ProjectScoresDocument,
  TimetableDocument,
  TransferProofDocument,
  UploadConfirmPhotoDocument,
  UploadTransferImageDocument,
} from '../../../generated/operations/summer-student.js';
import { answerFailure, anyInt, before, refuse, route, type Route, utcIso } from '../../shim/index.js';
import { base64Of } from '../../summer/base64.js';
import { isThere, reference } from '../../summer/existence.js';
import { hostRelative } from '../media.js';
import { RECORDS } from '../records.js';
import { courseHereOf, ORDER_PROJECT } from '../rows/catalogue.js';
import { orderStatusOf } from '../rows/orders.js';
import { LABELS, refused } from '../texts.js';

const transferStatus = LABELS.writer('project_result');

const noOrder = refused('订单不存在');
const unpaid = refused('订单未支付');
const proven = refused('学分转换结果证明已经上传了', '');

/** The caller's own courses, scores and credit transfers. */
export const ownStudyRoutes: readonly Route[] = [
  route('summer-student.project.mine', {
    operation: MyProjectsDocument,
    data: ({ myProjects }) =>
      myProjects.nodes.flatMap(({ order, project, enrolments }) =>
        order === null
          ? []
          : {
              ...ORDER_PROJECT.write(project),
              current_course_num: enrolments.length,
              order_status: orderStatusOf(order.status),
              order_remark: order.remark,
              my_courses: enrolments.map(({ offering }) => courseHereOf(offering)),
            },
      ),
  }),

  route('summer-student.project.credit-transfers', {
    operation: ProjectResultsDocument,
    data: ({ myProjects }) =>
      myProjects.nodes.flatMap(({ order, project: { id, name, createdAt }, creditTransfer }) =>
        order === null ? [] : { id, name, create_time: utcIso(createdAt), project_result: transferOf(creditTransfer) },
      ),
  }),

  route('summer-student.project.upload-transfer-image', {
    before: before(
      TransferProofDocument,
      (input) => ({ id: input.int('project_id') }),
      ({ project, myProject }) => {
        if (!isThere(project) && myProject === null) refuse('NOT_FOUND');
        if (typeof myProject?.creditTransfer?.imageUrl === 'string') answerFailure(proven);
      },
    ),
    operation: UploadTransferImageDocument,
    variables: (input) => ({ projectId: input.int('project_id'), image: base64Of(input.file('img')) }),
    reasons: {
      CREDIT_TRANSFER_PROVEN: proven,
      CREDIT_TRANSFER_UNFINISHED: refused('学分转换未完成，不能上传图片', ''),
    },
  }),

  route('summer-student.project.scores', {
    operation: ProjectScoresDocument,
    data: ({ myProjects }) =>
      myProjects.nodes
        .filter(({ enrolments }) => enrolments.length > 0)
        .map(({ project, enrolments }) => ({
          id: project.id,
          name: project.name,
          create_time: utcIso(project.createdAt),
          course: enrolments.map(({ score, grade, scoreEnteredAt, offering }) => ({
            id: offering.id,
            course_code: offering.code,
            name: offering.name,
            create_time: utcIso(offering.createdAt),
            course_score: { score: score ?? 0, score_grade: grade, reporting_time: scoreEnteredAt && utcIso(scoreEnteredAt) },
          })),
        })),
  }),

  route('summer-student.course.timetable', {
    operation: TimetableDocument,
    data: ({ myProjects }) =>
      myProjects.nodes
        .filter(({ paid }) => paid)
        .map(({ project: { id, name, courseNum }, enrolments }) => ({
          id,
          name,
          course_num: courseNum,
          current_course_num: enrolments.length,
          my_courses: enrolments.map(({ offering }) => courseHereOf(offering)),
        })),
  }),

  route('summer-student.course.scores', {
    operation: MyScoresDocument,
    data: ({ viewer }) =>
      (viewer?.student?.enrolments.nodes ?? []).map(({ id, score, grade, offering }) => ({
        id,
        course: courseHereOf(offering),
        score: score ?? 0,
        score_grade: grade,
      })),
  }),

  route('summer-student.course.current-info', {
    fields: { project: anyInt },
    operation: CourseChoicesDocument,
    variables: (input) => ({ id: input.int('project') }),
    data: ({ project, myProject }) => {
      if (!isThere(project) && myProject === null) answerFailure(refused('项目不存在'));
      if (myProject === null || myProject.order === null) answerFailure(noOrder);
      if (!myProject.paid) answerFailure(unpaid);
      return {
        course_num: myProject.project.courseNum,
        current_course_num: myProject.chosenNum,
        course_info: myProject.project.offerings.nodes.map(courseHereOf),
      };
    },
  }),

  route('summer-student.course.select', {
    fields: {
      course: reference(RECORDS.activeOffering),
      project: reference(RECORDS.projectOrOwn),
    },
    operation: ChooseCourseDocument,
    variables: (input) => ({ courseId: input.int('course'), projectId: input.int('project') }),
    reasons: {
      ORDER_MISSING: noOrder,
      ORDER_NOT_PAID: unpaid,
      OFFERING_CHOSEN: refused('已选该课程，不能重复选择'),
      OFFERING_NOT_OF_PROJECT: refused('该课程不属于所选项目'),
      CHOICES_USED_UP: refused('已达到可选课程数量上限'),
      OFFERING_FULL: refused('该课程选课人数已满'),
    },
  }),

  route('summer-student.course.upload-confirm-photo', {
    operation: UploadConfirmPhotoDocument,
    variables: (input) => ({ courseId: input.int('course_id'), image: base64Of(input.file('confirm_photo')) }),
    reasons: { OFFERING_NOT_CHOSEN: refused('未找到用户所选课程，请检查传入参数') },
  }),
];

interface Transfer {
  readonly id: number;
  readonly status: 'POSTED' | 'RECEIVED' | 'SUCCESS' | null;
  readonly postDate: string | null;
  readonly postChannel: string | null;
  readonly postNumber: string | null;
  readonly imageUrl: string | null;
}

/** contract: summer-student, shapes.CreditTransfer; null until a status is recorded. */
function transferOf(transfer: Transfer | null) {
  if (transfer === null || transfer.status === null) return null;
  return {
    id: transfer.id,
    status: transferStatus(transfer.status),
    post_date: transfer.postDate,
    post_channel: transfer.postChannel,
    post_number: transfer.postNumber,
    img: hostRelative(transfer.imageUrl),
  };
}
