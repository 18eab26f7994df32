import { mappingOf, textTable } from '../../../src/legacy/shim/index.js';
import { typeName } from '../../../src/legacy/summer/type-name.js';
import type { TestApp } from '../../support/app.js';
import { Admissions } from '../summer-student/admissions.js';
import { contract, PICTURE } from '../summer-student/client.js';
import { generic } from './generic.js';
import { shownInput } from './shown-input.js';
import type { Expected, Walked } from './walk.js';

const MESSAGES = textTable(mappingOf(contract.document['envelope'])['messages']);
const say = (name: string, values: Record<string, unknown> = {}): string =>
  (MESSAGES[name] ?? `no ${name}`).replace(/\{(\w+)\}/g, (_, key: string) => String(values[key]));

const FORMATS: Readonly<Record<string, string>> = { date: 'YYYY-MM-DD', datetime: 'YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z]' };
const REFERENCES = new Set(['campus', 'campus_type', 'course', 'order', 'project']);
/** In a query they are numbers like any other. */
const REFERENCE_FIELDS = new Set(contract.endpoints.flatMap(({ body }) => body.filter(({ name }) => REFERENCES.has(name))));

export async function summerStudentWalk(app: TestApp): Promise<Walked> {
  const school = await Admissions.open(app);
  const { id: project, courses } = await school.project();
  let student = await school.student();
  let admin = school.admin;
  const ids: Record<string, number> = { campus_id: 1, campus_type_id: 1, project_id: project, course_id: courses[0] ?? 1, user_id: 1 };
  const order = await school.order(student, project);
  ids['order_id'] = order;

  const values: Record<string, unknown> = {
    campus: 1,
    campus_type: 1,
    course: courses[0],
    order,
    project,
    sales_man: 1,
    currency: 'RMB',
    payment: 'BANK',
    course_num: 1,
    coupon_list: [1],
    wcampus: [1],
    wschool: ['a'],
    img: PICTURE,
    confirm_photo: PICTURE,
    username: 'demoadmin',
    password: 'demo123456',
    project_course_fee: [{ course_number: 1, course_fee: 5 }],
    ticket: 'TK-none',
  };
  return {
    contract,
    customs: {
      blank: 'framework',
      refusesNull: true,
      textFromNumber: true,
      keepsBlanks: () => false,
      isReference: (field) => REFERENCE_FIELDS.has(field),
    },
    takesForms: true,
    roles: ({ auth }) =>
      auth === 'none'
        ? ['nobody']
        : auth === 'staff'
          ? ['admin']
          : auth === 'student' || auth === 'profile'
            ? ['student']
            : ['student', 'admin'],
    headers: async (role, { id }): Promise<Record<string, string>> => {
      if (role === 'nobody') return {};
      // Signing out ends the ticket.
      if (id.endsWith('.logout')) [student, admin] = [await school.student(), await school.nobody.staff('demoadmin')];
      return { cookie: `ticket=${(role === 'admin' ? admin : student).ticket}` };
    },
    valid: (endpoint, field) =>
      field.name === 'status'
        ? 'CANCELED'
        : endpoint.id.endsWith('check-account') && field.name === 'code'
          ? 'demo-walk'
          : (values[field.name] ?? generic(field)),
    pathParam: (_endpoint, name) => ids[name] ?? 1,
    partial: (endpoint, method) => method === 'PATCH' && endpoint.id !== 'summer-student.order.update-status',
    told: (status, body) => {
      const { code, msg, data, field_name, ...rest } = body as Record<string, any>;
      const envelope =
        Object.keys(rest).length === 0 && typeof msg === 'string' && msg !== '' && typeof field_name === 'string' && data !== undefined
          ? null
          : `no envelope: ${JSON.stringify(body).slice(0, 200)}`;
      return {
        fault: status !== 200 || code === 500,
        ok: code === 0 || code === 100,
        msg,
        field: field_name ?? '',
        envelope,
        before: [401, 403, 404].includes(code),
      };
    },
    complains: ({ ok, field, msg }) => !ok && field !== '' && field !== 'non_field_errors' && !/^(该字段必须唯一|无效主键)/.test(msg),
    // An outline is a file of a multipart body only.
    exempt: new Set(
      ['auth.check-account ticket', 'course.create syllabus', 'course.update syllabus'].map((field) => `summer-student.${field}`),
    ),
    words: (verdict, { field, list }, _endpoint, { value, texts }): Expected | undefined => {
      const sent = texts?.at(-1) ?? value;
      const at = (msg: string): Expected => ({ msg, field: list?.name ?? field.name });
      switch (verdict) {
        case 'required':
          return at(say(field.type.kind === 'file' ? 'no_file' : 'required'));
        case 'blank':
        case 'email':
          return at(say(verdict));
        case 'null':
          return at(say('not_null'));
        case 'enum':
          return at(say('choice', { input: shownInput(sent) }));
        case 'min':
          return at(say('min_value', { min_value: field.min }));
        case 'min_length':
          return at(say('min_length', { min_length: field.min }));
        case 'max_length':
          return at(say('max_length', { max_length: field.max }));
        case 'type':
          return at(typeText(field.type.kind, field.name, REFERENCE_FIELDS.has(field), sent));
        default:
          return undefined;
      }
    },
  };
}

function typeText(kind: string, name: string, isReference: boolean, sent: unknown): string {
  switch (kind) {
    case 'int':
      return isReference ? say('related_type', { data_type: typeName(sent) }) : say('integer');
    case 'float':
      return say('number');
    case 'bool':
      return say('boolean', { input: shownInput(sent) });
    case 'date':
    case 'datetime':
      return say(kind, { format: FORMATS[kind] });
    case 'file':
      return say(name === 'syllabus' ? 'file' : 'image');
    case 'list':
      return say('list', { input_type: typeName(sent) });
    default:
      return say('string');
  }
}
