import type { StudentFileFragment } from '../../generated/operations/summer-crm.js';
import { CHINA, choice, joined, number, or, shape, time, value } from '../../platform/shape/index.js';
import { LABELS } from './texts.js';

/** Keys of the student's status, in order of progress. */
export const STUDENT_STATUSES = LABELS.keys('student_status');

/** What both shapes of a student share. */
const FILE_KEYS = {
  id: value('id'),
  name: value('name'),
  first_name: value('firstName'),
  last_name: value('lastName'),
  birth_date: value('birthDate'),
  cschool: value('cschool'),
  major: value('major'),
  email: value('email'),
  wechat: value('wechat'),
  cc: value('cc'),
  server: value('server'),
  phone: value('phone'),
  gender: choice(LABELS.table('gender'), 'gender'),
  school_email: value('schoolEmail'),
  id_number: value('idNumber'),
  enrollment_year: value('enrollmentYear'),
  student_number: value('studentNumber'),
  gpa: number('gpa'),
  cc_sign: value('ccSign'),
  server_sign: value('serverSign'),
  card_img1: value('cardFrontUrl'),
  card_img2: value('cardBackUrl'),
  qr_code: value('consultant.qrCodeUrl'),
  transcript_img: value('transcriptUrl'),
  intention: value('intention'),
  contact: value('contact'),
  contact_relation: value('contactRelation'),
  contact_wechat: value('contactWechat'),
  contact_email: value('contactEmail'),
  modified_time: time(CHINA, 'updatedAt'),
  wechat_sign: value('wechatSign'),
  sign_agreement: value('signed'),
  old_student: or(value('oldStudent'), ''),
  channel_id: value('channelId'),
  channel_name: value('channelName'),
  last_login: time(CHINA, 'lastLoginAt'),
};

/** contract: shapes.StudentRow */
export const STUDENT_ROW = shape<StudentFileFragment>({ ...FILE_KEYS, student_status: 'status' });

/** contract: shapes.Student */
export const STUDENT = shape<StudentFileFragment>({
  ...FILE_KEYS,
  english_name: joined('firstName', 'lastName'),
  student_status: choice(LABELS.table('student_status'), 'status'),
  grade: choice(LABELS.table('grade'), 'grade'),
  first_language: 'firstLanguage',
  ielts_scores: 'ieltsScores',
  headimgurl: 'avatarUrl',
  valid_sales_man: or(choice({ VALID: true }, 'wechatSign'), false),
});
