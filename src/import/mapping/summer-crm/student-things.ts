import { row, merge, setAside, StoredFile, type TableMapping } from '../declare.js';
import { anyText, china, flag, mediaPath, text, whole } from '../values.js';
import { made, times } from './times.js';

export const STUDENT_REMARK: TableMapping = {
  table: 'user_info_remark',
  entity: 'StudentRemark',
  mapped: ['id', 'user_id', 'remark_type', 'remark', 'remark_by', 'create_time'],
  map: (old, at) => {
    const studentId = at.id('student_info', old['user_id']);
    if (studentId === undefined) return setAside('its student is gone');
    const author = text(old['remark_by']);
    const staffId =
      author !== null && /^\d+$/.test(author)
        ? at.id('user_info', author)
        : author === null
          ? undefined
          : at.find('Staff.name', author)?.id;
    return [
      row('StudentRemark', {
        studentId,
        kind: old['remark_type'] === 'SERVER' ? 'SERVER' : 'CC',
        remark: anyText(old['remark']),
        staffId: staffId ?? null,
        authorText: staffId === undefined ? author : null,
        ...made(old),
        updatedAt: china(old['create_time']) ?? undefined,
      }),
    ];
  },
};

export const SCORE_DETAIL: TableMapping = {
  table: 'student_score_detail',
  entity: 'MailingAddress',
  mapped: [
    'id',
    'user_id',
    'country',
    'region',
    'city',
    'address1',
    'address2',
    'post_code',
    'recipient',
    'recipient_phone',
    'create_time',
  ],
  map: (old, at) => {
    const studentId = at.id('student_info', old['user_id']);
    if (studentId === undefined) return setAside('its student is gone');
    const values = {
      country: old['country'] ?? null,
      region: old['region'] ?? null,
      city: old['city'] ?? null,
      address1: old['address1'] ?? null,
      address2: old['address2'] ?? null,
      postCode: old['post_code'] ?? null,
      recipient: old['recipient'] ?? null,
      recipientPhone: old['recipient_phone'] ?? null,
    };
    const found = at.find('MailingAddress.student', studentId);
    return [
      found === undefined ? row('MailingAddress', { studentId, ...values, ...made(old) }) : merge('MailingAddress', found.id, values),
    ];
  },
};

export const AGREEMENT: TableMapping = {
  table: 'student_agreement',
  entity: 'Agreement',
  mapped: ['id', 'user_id', 'agreement', 'create_time'],
  files: ['agreement'],
  map: (old, at) => {
    const studentId = at.id('student_info', old['user_id']);
    if (studentId === undefined) return setAside('its student is gone');
    const path = mediaPath(old['agreement']);
    if (path === null) return setAside('it names no agreement');
    return [row('Agreement', { studentId, agreement: new StoredFile(path, 'agreement'), ...made(old) })];
  },
};

export const CHANNEL_RECORD: TableMapping = {
  table: 'channel_record',
  entity: 'ChannelRecord',
  mapped: ['id', 'student_id', 'channel_id', 'status', 'create_time'],
  map: (old, at) => {
    const studentId = at.id('student_info', old['student_id']);
    const channelId = at.id('channel', old['channel_id']);
    if (studentId === undefined || channelId === undefined) return setAside('its student or its channel is gone');
    return [row('ChannelRecord', { studentId, channelId, effective: flag(old['status']), ...made(old) })];
  },
};

export const RECOMMENDATION: TableMapping = {
  table: 'recommend_record',
  entity: 'Recommendation',
  mapped: ['id', 'inviter', 'invitee', 'status', 'create_time', 'extra'],
  map: (old, at) => {
    const inviterId = at.id('student_info', text(old['inviter'])?.trim());
    const inviteeId = at.id('student_info', text(old['invitee'])?.trim());
    if (inviterId === undefined || inviteeId === undefined) return setAside('who invited or who was invited is gone');
    if (inviterId === inviteeId) return setAside('a student cannot invite themselves');
    return [
      row('Recommendation', {
        inviterId,
        inviteeId,
        effective: flag(old['status']),
        extra: old['extra'] ?? null,
        invitedAt: china(old['create_time']) ?? undefined,
      }),
    ];
  },
};

export const STUDENT_MESSAGE: TableMapping = {
  table: 'student_message',
  entity: 'StudentMessage',
  mapped: ['id', 'student_id', 'message', 'status', 'type', 'create_time', 'update_time'],
  map: (old, at) => {
    const studentId = at.id('student_info', old['student_id']);
    if (studentId === undefined) return setAside('its student is gone');
    const type = whole(old['type']) ?? 0;
    return [
      row('StudentMessage', {
        studentId,
        message: old['message'] ?? null,
        read: flag(old['status']),
        type,
        ...times(old, 'create_time', 'update_time'),
      }),
    ];
  },
};
