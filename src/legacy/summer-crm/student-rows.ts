import type { StudentFileFragment } from '../../generated/operations/summer-crm.js';
import { shanghaiIso } from '../shim/index.js';
import { LABELS } from './texts.js';

const gender = LABELS.writer('gender');
const grade = LABELS.writer('grade');
const status = LABELS.writer('student_status');

/** Keys of the student's status, in order of progress. */
export const STUDENT_STATUSES = LABELS.keys('student_status');

/** What both shapes of a student share. */
function fileOf(student: StudentFileFragment) {
  return {
    id: student.id,
    name: student.name,
    first_name: student.firstName,
    last_name: student.lastName,
    birth_date: student.birthDate,
    cschool: student.cschool,
    major: student.major,
    email: student.email,
    wechat: student.wechat,
    cc: student.cc,
    server: student.server,
    phone: student.phone,
    gender: gender(student.gender),
    school_email: student.schoolEmail,
    id_number: student.idNumber,
    enrollment_year: student.enrollmentYear,
    student_number: student.studentNumber,
    gpa: student.gpa === null ? null : Number(student.gpa),
    cc_sign: student.ccSign,
    server_sign: student.serverSign,
    card_img1: student.cardFrontUrl,
    card_img2: student.cardBackUrl,
    qr_code: student.consultant?.qrCodeUrl ?? null,
    transcript_img: student.transcriptUrl,
    intention: student.intention,
    contact: student.contact,
    contact_relation: student.contactRelation,
    contact_wechat: student.contactWechat,
    contact_email: student.contactEmail,
    modified_time: shanghaiIso(student.updatedAt),
    wechat_sign: student.wechatSign,
    sign_agreement: student.signed,
    old_student: student.oldStudent ?? '',
    channel_id: student.channelId,
    channel_name: student.channelName,
    last_login: student.lastLoginAt === null ? null : shanghaiIso(student.lastLoginAt),
  };
}

/** contract: shapes.StudentRow */
export function studentRowOf(student: StudentFileFragment) {
  return { ...fileOf(student), student_status: student.status };
}

/** contract: shapes.Student */
export function studentOf(student: StudentFileFragment) {
  return {
    ...fileOf(student),
    english_name: [student.firstName, student.lastName].filter(Boolean).join(' ') || null,
    student_status: status(student.status),
    grade: grade(student.grade),
    first_language: student.firstLanguage,
    ielts_scores: student.ieltsScores,
    headimgurl: student.avatarUrl,
    valid_sales_man: student.wechatSign === 'VALID',
  };
}
