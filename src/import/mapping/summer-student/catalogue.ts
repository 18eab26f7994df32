import { IdOf, merge, row, setAside, StoredFile, type TableMapping } from '../declare.js';
import { projectValues } from '../project-values.js';
import { campusOf } from '../summer/catalogue.js';
import { anyText, apart, mediaPath, money, utc, whole } from '../values.js';
import { saved } from './times.js';

const LONGEST = 30;

export const CAMPUS_TYPE: TableMapping = {
  table: 'campus_type',
  entity: 'CampusType',
  mapped: ['id', 'title', 'create_time'],
  map: (old) => [row('CampusType', { title: anyText(old['title']), ...saved(old) })],
};

export const CAMPUS: TableMapping = {
  table: 'campus',
  entity: 'Campus',
  mapped: ['id', 'name', 'campus_type_id', 'info', 'create_time'],
  map: (old, at) =>
    campusOf(old, at, { info: anyText(old['info']), campusTypeId: at.id('campus_type', old['campus_type_id']) ?? null }, saved(old)),
};

export const PROJECT: TableMapping = {
  table: 'project',
  entity: 'Project',
  mapped: ['id', 'campus_id', 'name', 'start_date', 'end_date', 'address', 'info', 'create_time', 'apply_fee', 'course_num'],
  map: (old, at) => {
    const values = projectValues(old, at);
    return typeof values === 'string' ? setAside(values) : [row('Project', { ...values, ...saved(old) })];
  },
};

/** The old code takes the first fee that it finds for a number of courses. */
export const PROJECT_FEE: TableMapping = {
  table: 'project_course_fee',
  entity: 'ProjectFee',
  mapped: ['id', 'project_id', 'course_number', 'course_fee'],
  map: (old, at) => {
    const projectId = at.id('project', old['project_id']);
    const courseNumber = whole(old['course_number']);
    const fee = money(old['course_fee']);
    if (projectId === undefined || courseNumber === null || courseNumber < 1 || fee === null || Number(fee) < 0)
      return setAside('its project is gone, or its number or its fee is none');
    const found = at.find('ProjectFee.courseNumber', projectId, courseNumber);
    return found === undefined
      ? [row('ProjectFee', { projectId, courseNumber, fee })]
      : setAside('a second fee for the same number of courses: the first one counts');
  },
};

/** One course of the catalogue, and where it is held. Its id is that of the offering, which is what students choose. */
export const COURSE: TableMapping = {
  table: 'course',
  entity: 'Offering',
  mapped: [
    'id',
    'project_id',
    'course_code',
    'name',
    'max_num',
    'credit',
    'professor',
    'start_time',
    'end_time',
    'address',
    'create_time',
    'syllabus',
  ],
  files: ['syllabus'],
  map: (old, at) => {
    const projectId = at.id('project', old['project_id']);
    if (projectId === undefined) return setAside('its project is gone');
    const startTime = utc(old['start_time']) ?? utc(old['create_time']);
    if (startTime === null) return setAside('it has no date at all');
    const given = anyText(old['course_code']);
    const name = anyText(old['name']);
    const found = at.find('Course.code', given);
    const isElsewhere = found !== undefined && !found.sameSystem;
    if (isElsewhere) at.note('code', 'the course of that code, which was there already');
    if (found?.sameSystem === true) at.note('code', `another active course has this code: ${JSON.stringify(given)}`);
    const credit = whole(old['credit']);
    const code = found === undefined ? given : apart(given, at, LONGEST);
    const syllabus = mediaPath(old['syllabus']);
    return [
      isElsewhere ? merge('Course', found.id, { credit }) : row('Course', { code, name, credit, ...saved(old) }),
      row('Offering', {
        projectId,
        courseId: isElsewhere ? found.id : new IdOf('Course'),
        name,
        professor: anyText(old['professor']),
        startTime,
        endTime: utc(old['end_time']) ?? startTime,
        address: anyText(old['address']),
        maxNum: whole(old['max_num']) ?? 0,
        syllabus: syllabus === null ? null : new StoredFile(syllabus, 'course/syllabus', true),
        ...saved(old),
      }),
    ];
  },
};

export const PAYMENT_ACCOUNT: TableMapping = {
  table: 'payment_account_info',
  entity: 'PaymentAccount',
  mapped: ['id', 'account_number', 'account_name', 'opening_bank', 'payment', 'create_time'],
  map: (old) => {
    const { payment } = old;
    if (payment !== 'ALI_PAY' && payment !== 'BANK') return setAside(`${payment} is no way of paying`);
    const values = {
      accountNumber: anyText(old['account_number']),
      accountName: anyText(old['account_name']),
      openingBank: old['opening_bank'] ?? null,
    };
    // The old system knows no other currency of accounts.
    return [row('PaymentAccount', { payment, currency: 'RMB', ...values, ...saved(old) })];
  },
};
