import { row, type TableMapping } from '../declare.js';
import { anyText, picture, text, whole } from '../values.js';
import { made } from './times.js';

export const COMMON: TableMapping = {
  table: 'common',
  entity: 'Notice',
  mapped: ['id', 'context', 'extra1', 'extra2', 'extra3', 'create_time'],
  map: (old, at) => {
    if (old['context'] == null) at.note('content', 'there was none: an empty text');
    return [
      row('Notice', {
        content: anyText(old['context']),
        extra1: old['extra1'] ?? null,
        extra2: old['extra2'] ?? null,
        extra3: old['extra3'] ?? null,
        ...made(old),
      }),
    ];
  },
};

/** The old system does not say whose a complaint is. */
export const COMPLAIN: TableMapping = {
  table: 'complain',
  entity: 'Complaint',
  mapped: ['id', 'title', 'context', 'picture', 'create_time'],
  files: ['picture'],
  map: (old) => [
    row('Complaint', { title: old['title'] ?? null, content: old['context'] ?? null, picture: picture(old['picture']), ...made(old) }),
  ],
};

/** Who did it is an id of the staff, or what Django says of a student: `StudentInfo object (10)`. */
export const OPERATION_LOG: TableMapping = {
  table: 'operation_log',
  entity: 'AuditEvent',
  mapped: ['id', 'operator', 'operation', 'target', 'ip_address', 'description', 'operator_type', 'create_time'],
  map: (old, at) => {
    const operator = text(old['operator'])?.trim() ?? null;
    const [, student] = /^StudentInfo object \((\d+)\)$/.exec(operator ?? '') ?? [];
    const staff = operator !== null && /^\d+$/.test(operator) ? operator : null;
    const actorId = student === undefined ? at.id('user_info', staff, 'Account') : at.id('student_info', student, 'Account');
    return [
      row('AuditEvent', {
        operation: whole(old['operation']) ?? 0,
        description: anyText(old['description']),
        actorId: actorId ?? null,
        actorText: actorId === undefined ? operator : null,
        entityText: text(old['target']),
        ipAddress: text(old['ip_address'])?.trim() ?? null,
        operatorType: whole(old['operator_type']),
        ...made(old),
      }),
    ];
  },
};
