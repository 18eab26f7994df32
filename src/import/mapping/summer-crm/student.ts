import { Gender, StudentStatus, WechatSign } from '../../../generated/prisma/enums.js';
import type { SourceRow } from '../../source/source.js';
import { type Context, IdOf, merge, row, type TableMapping } from '../declare.js';
import { staffNamed } from '../summer/staff-named.js';
import { gpaOf, midnight, onlyTheirs } from '../summer/students.js';
import { china, flag, oneOf, picture, text, whole } from '../values.js';
import { CRM, times } from './times.js';

/** A student whose openid is here already is that one, and has filled in what is empty there. */
export const STUDENT: TableMapping = {
  table: 'student_info',
  entity: 'Student',
  mapped: [
    'id',
    'openid',
    'name',
    'cschool',
    'major',
    'email',
    'wechat',
    'wechat_sign',
    'first_name',
    'last_name',
    'phone',
    'gender',
    'birth_date',

    'school_email',
    'id_number',
    'enrollment_year',
    'old_student',
    'student_number',
    'gpa',
    'cc',
    'cc_sign',
    'server',
    'qr_code',
    'server_sign',

    'card_img1',
    'card_img2',
    'transcript_img',
    'intention',
    'sign_agreement',
    'contact',
    'contact_relation',
    'contact_wechat',
    'contact_email',
    'channel_id',
    'channel_name',
    'student_status',
    'create_time',
    'last_login',
    'modified_time',
  ],
  files: ['qr_code', 'card_img1', 'card_img2', 'transcript_img'],
  companions: {
    channel: { table: 'channel', column: 'id', columns: ['name'], of: (old) => [old['channel_id']] },
  },
  map: (old, at) => {
    const openid = text(old['openid']);
    const moments = times(old);
    const known = openid === null ? undefined : at.find('WechatIdentity.openid', 'STUDENT', openid);
    const same = known?.also == null ? undefined : at.find('Student.account', known.also);
    const values = valuesOf(old, at);
    if (same !== undefined) {
      at.note('openid', 'the student of that openid, who was there already');
      return [merge('Student', same.id, values)];
    }
    const accountId = new IdOf('Account');
    return [
      row('Account', { realm: 'STUDENT', lastLoginAt: china(old['last_login']), ...moments }),
      ...(openid === null ? [] : [row('WechatIdentity', { accountId, realm: 'STUDENT', app: 'WEB', openid, ...moments })]),
      row('Student', { accountId, status: statusOf(old, at), ...values, ...moments }),
    ];
  },
};

function valuesOf(old: SourceRow, at: Context) {
  const cc = staffNamed(old['cc'], 'cc', at, CRM);
  const server = staffNamed(old['server'], 'server', at, CRM);
  const channelId = at.id('channel', old['channel_id']) ?? null;
  const [channel] = at.companions('channel');
  return {
    name: old['name'] ?? null,
    firstName: old['first_name'] ?? null,
    lastName: old['last_name'] ?? null,
    email: old['email'] ?? null,
    wechat: old['wechat'] ?? null,
    wechatSign: oneOf(WechatSign, old['wechat_sign']) ?? WechatSign.DEFAULT,
    phone: old['phone'] ?? null,
    gender: oneOf(Gender, old['gender']) ?? null,
    birthDate: midnight(old['birth_date']),
    idNumber: onlyTheirs(old['id_number'], 'idNumber', at),
    cschool: old['cschool'] ?? null,
    major: old['major'] ?? null,
    enrollmentYear: old['enrollment_year'] ?? null,
    studentNumber: onlyTheirs(old['student_number'], 'studentNumber', at),
    schoolEmail: old['school_email'] ?? null,
    gpa: gpaOf(old['gpa']),
    intention: whole(old['intention']),
    oldStudent: old['old_student'] ?? null,
    qrCode: picture(old['qr_code']),
    channelId,
    channelText: channelId !== null && channel?.['name'] === old['channel_name'] ? null : text(old['channel_name']),
    ccStaffId: cc.id,
    ccText: cc.text,
    ccSign: flag(old['cc_sign']),
    contactStatus: cc.id === null ? null : ('NEW' as const),
    serverStaffId: server.id,
    serverText: server.text,
    serverSign: flag(old['server_sign']),
    contact: old['contact'] ?? null,
    contactRelation: old['contact_relation'] ?? null,
    contactWechat: old['contact_wechat'] ?? null,
    contactEmail: old['contact_email'] ?? null,
    cardImg1: picture(old['card_img1']),
    cardImg2: picture(old['card_img2']),
    transcriptImg: picture(old['transcript_img']),
    signed: flag(old['sign_agreement']),
  };
}

function statusOf(old: SourceRow, at: Context): StudentStatus {
  const given = old['student_status'];
  // The document's spelling of one of them.
  const status = given === 'CONFIRM_POSTIL' || given === 'CONFIRM_POSTAL' ? StudentStatus.CONFIRM_POSTIL : oneOf(StudentStatus, given);
  if (status === undefined) at.note('status', `${given ?? 'none'} is no status: NEW`);
  return status ?? StudentStatus.NEW;
}
