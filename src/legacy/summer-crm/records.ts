import {
  AdjustmentExistsDocument,
  CampusExistsDocument,
  CatalogueCourseExistsDocument,
  CatalogueProjectExistsDocument,
  ChangeRecordExistsDocument,
  CommonExistsDocument,
  ConfirmCourseExistsDocument,
  DepartmentExistsDocument,
  LineInCartDocument,
  MessageExistsDocument,
  OfferingExistsDocument,
  ReviewCourseExistsDocument,
  ReviewExistsDocument,
  RoleExistsDocument,
  ScoreDetailExistsDocument,
  StudentExistsDocument,
  UserExistsDocument,
} from '../../generated/operations/summer-crm.js';
import { lookup, SHARED_RECORDS } from '../summer/existence.js';

/** The records that a request can name. */
export const RECORDS = {
  ...SHARED_RECORDS,
  student: lookup(StudentExistsDocument, ({ student }) => student),
  user: lookup(UserExistsDocument, ({ staffMember }) => staffMember),
  department: lookup(DepartmentExistsDocument, ({ department }) => department),
  role: lookup(RoleExistsDocument, ({ role }) => role),
  scoreDetail: lookup(ScoreDetailExistsDocument, ({ mailingAddress }) => mailingAddress),
  review: lookup(ReviewExistsDocument, ({ review }) => review),
  reviewCourse: lookup(ReviewCourseExistsDocument, ({ reviewCourse }) => reviewCourse),
  confirmCourse: lookup(ConfirmCourseExistsDocument, ({ enrolment }) => enrolment),
  changeRecord: lookup(ChangeRecordExistsDocument, ({ courseChange }) => courseChange),
  campus: lookup(CampusExistsDocument, ({ campus }) => campus),
  project: lookup(CatalogueProjectExistsDocument, ({ project }) => project),
  course: lookup(CatalogueCourseExistsDocument, ({ course }) => course),
  /** Also a canceled one. */
  offering: lookup(OfferingExistsDocument, ({ offering }) => offering),
  /** One that was ordered is not found. */
  lineInCart: lookup(LineInCartDocument, ({ cartLine }) => (cartLine?.status === 'NEW' ? cartLine : null)),
  adjustment: lookup(AdjustmentExistsDocument, ({ adjustment }) => adjustment),
  notice: lookup(CommonExistsDocument, ({ notice }) => notice),
  message: lookup(MessageExistsDocument, ({ studentMessage }) => studentMessage),
} as const;
