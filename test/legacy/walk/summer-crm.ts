import { listOf } from '../../../src/legacy/shim/contract/values.js';
import { type Endpoint, mappingOf, textTable } from '../../../src/legacy/shim/index.js';
import { typeName } from '../../../src/legacy/summer/type-name.js';
import { contract, Market } from '../summer-crm/market.js';
import { CATALOGUE, channelRecord, Studies } from '../summer-crm/studies-world.js';
import { type Person, PIXEL, World } from '../summer-crm/world.js';
import { generic } from './generic.js';
import { shownInput } from './shown-input.js';
import { type Expected, type Target, UNLIMITED, type Walked } from './walk.js';

const MESSAGES = textTable(mappingOf(contract.document['envelope'])['field_validation']);
const say = (name: string, values: Record<string, unknown> = {}): string =>
  (MESSAGES[name] ?? `no ${name}`).replace(/\{(\w+)\}/g, (_, key: string) => String(values[key]));

/** Fields that hold the id of another record and are looked up in their turn. */
const REFERENCES: ReadonlySet<string> = new Set([
  'user.create role_id',
  'user.create department_id',
  'user.update role_id',
  'user.update department_id',
  'privilege.set role_id',
  'review.create student',
  'review.create student_server_id',
  'review.update student',
  'review.update student_server_id',
  'review-course.update review',
  'review-course.update project',
  'confirm-course.create student_id',
  'confirm-course.create project_id',
  'confirm-course.create course_id',
  'confirm-course.update student',
  'confirm-course.update project_course',
  'change-record.create student_id',
  'change-record.update student',
  'change-record.update student_server_id',
  'project.create campus',
  'project.update campus',
  'project-course.create course',
  'project-course.create project',
  'project-course.update course',
  'project-course.update project',
  'project-course.cancel-project course',
  'project-course.cancel-project project',
  'shopping-chart.create project',
  'shopping-chart.update project',
  'order-payment.create order',
  'order-additional-payment.create order',
  'message.create student',
  'confirm-course.add student',
  'confirm-course.add project_course',
  'change-record.add student',
  'change-record.add student_server',
  'channel-record.create student_id',
  'channel-record.create channel_id',
  'channel.create sales_man',
  'complain.create student_id',
]);

const STUDENTS_OWN: ReadonlySet<string> = new Set(['order.create', 'order.user-order-list']);

/** Whom staff act for, where that is no required field. */
const ACTS_FOR = (id: number): Readonly<Record<string, Record<string, unknown>>> => ({
  'score-detail.create': { user: id },
  'agreement.create': { user_id: id },
  'channel-record.create': { student_id: id },
  'complain.create': { student_id: id, title: 'x' },
  'record.recommend-create': { invitee: String(id) },
});

/** Whose own rule, and not its type's, reads the field. */
const EXEMPT = new Set(
  [
    'student.update gender',
    'student.update grade',
    'student.create gender',
    'student.create grade',
    'review-course.update status',
    'confirm-course.update status',
    'confirm-course.update convert_credit_status',
    'review-course.create course',
    'privilege.set menu_id_list',
    'order.create chart_ids',
    'order.create coupon_list',
    'shopping-chart.delete-charts chart_ids',
    'shopping-chart.update-charts []',
    'shopping-chart.update-charts chart_id',
    'shopping-chart.update-charts course_num',
    'order-additional-payment.create project',
    // Staff have to name whom they act for; the field that a PATCH ignores.
    'score-detail.create user',
    'agreement.create user_id',
    'channel-record.create student_id',
    'complain.create student_id',
    // What says nothing is refused as a whole.
    'complain.create title',
    'complain.create context',
    'complain.create picture',
    'record.recommend-create invitee',
    'project-course.cancel-project id',
  ].map((field) => `summer-crm.${field}`),
);

export async function summerCrmWalk(): Promise<{ walked: Walked; world: World }> {
  const world = await World.open(UNLIMITED);
  const market = new Market(world);
  const [student, colleague] = [await world.student(), await world.staff()];
  const ids = await rowsOf(market, student);
  const fresh = { cart: () => market.put(student, ids.project), project: async () => (await market.project()).id as number };
  const values: Record<string, unknown> = {
    role_id: colleague.roleId,
    department_id: 1,
    id: colleague.id,
    menu_id_list: [1, 2],
    student: student.id,
    student_id: student.id,
    user: student.id,
    user_id: student.id,
    student_server_id: String(world.server.id),
    review: ids.review,
    project: ids.project,
    project_id: ids.project,
    course: ids.course,
    course_id: ids.course,
    campus: 1,
    campus_id: 1,
    project_course: ids.offering,
    order: ids.bought,
    order_id: ids.bought,
    chart_id: ids.line,
    course_num: 1,
    username: 'demosales',
    password: 'demo123456',
    code: 'demo-walk',
    course_code: CATALOGUE.economics.code,
    course_name: 'x',
    image: PIXEL,
    img: PIXEL,
    certificate: PIXEL,
    card_img1: PIXEL,
    card_img2: PIXEL,
    transcript_img: PIXEL,
    qr_code: PIXEL,
    leader_id: -1,
    role: 1,
    type: 1,
    amount: 5,
    chart_ids: [ids.line],
    coupon_list: [],
    project_course_fee: [{ course_number: 1, course_fee: 5 }],
  };
  const own: Record<string, unknown> = {
    'review-course.create course': [{ student_id: student.id, course_name: 'x', course_id: ids.course }],
    'order-additional-payment.create type': 'REFUND',
    'order-additional-payment.list type': 'REFUND',
    'order-additional-payment.get-info type': 'REFUND',
    'confirm-course.list id': 1,
    'order-payment.create order': ids.unpaid,
    'change-record.create course': 'x',
    'change-record.create project': 'x',
    'change-record.update course': 'x',
    'change-record.update project': 'x',
    'order-additional-payment.create project': 'project1_id',
    'project-course.cancel-project status': true,
    'department.update leader_id': '',
    'change-record.add course': 'x',
    'change-record.add project': 'x',
    'change-record.add student_server': String(world.server.id),
    'record.recommend-create inviter': String(ids.inviter),
    'channel-record.create channel_id': ids.channelId,
    'coupon.create type': 1,
    'channel.create sales_man': world.sales.id,
    'complain.create picture': PIXEL,
    'shopping-chart.update-charts []': [{ chart_id: ids.line, course_num: 1 }],
  };
  const walked: Walked = {
    contract,
    customs: {
      blank: 'framework',
      emptyTextsMarked: true,
      refusesNull: true,
      textFromNumber: true,
      keepsBlanks: ({ name }) => name === 'password',
      isReference: () => false,
    },
    takesForms: true,
    // Two calls are a student's own, though the contract opens them to staff who stand for one.
    roles: (endpoint) =>
      STUDENTS_OWN.has(short(endpoint))
        ? ['student']
        : endpoint.auth === 'none'
          ? ['nobody']
          : endpoint.auth === 'any'
            ? ['staff', 'student']
            : [endpoint.auth],
    always: async (role, endpoint) => (role === 'staff' ? (ACTS_FOR(student.id)[short(endpoint)] ?? {}) : {}),
    headers: async (role): Promise<Record<string, string>> =>
      role === 'nobody' ? {} : { 'x-auth-token': (role === 'student' ? student : world.admin).token },
    valid: (endpoint, field) => {
      const key = `${short(endpoint)} ${field.name}`;
      if (key in own) return own[key];
      // A name must be new, one that is looked for is known.
      if (
        endpoint.addresses[0]?.method !== 'GET' &&
        ['user.create username', 'course.create course_code', 'course.update course_code'].includes(key)
      )
        return generic({ ...field, enum: undefined });
      return field.enum === undefined && field.name in values ? values[field.name] : generic(field);
    },
    pathParam: async (endpoint, name) => {
      const kind = short(endpoint).split('.')[0] ?? '';
      if (kind === 'shopping-chart') return fresh.cart();
      if (kind === 'project') return fresh.project();
      // What was sent before may have put another in its place.
      if (kind === 'score-detail')
        return (
          (await world.app.database.prisma.mailingAddress.findFirst({ where: { studentId: student.id }, orderBy: { id: 'desc' } }))?.id ??
          ids.address
        );
      if (name !== 'id')
        return (
          (
            {
              user_id: student.id,
              student_id: student.id,
              score_detail_id: ids.address,
              order_id: ids.unpaid,
              message_id: ids.message,
              project_course_id: ids.offering,
              project_id: ids.project,
              campus_id: 1,
            } as Record<string, number>
          )[name] ?? 1
        );
      return (
        (
          {
            review: ids.review,
            'review-course': ids.reviewCourse,
            'confirm-course': ids.confirmCourse,
            'change-record': ids.change,
            'project-course': ids.offering,
            course: ids.course,
            'order-additional-payment': ids.replenished,
            'channel-record': ids.channel,
          } as Record<string, number>
        )[kind] ?? 1
      );
    },
    partial: () => false,
    told: (status, body) => {
      const { code, msg, data, field_name, ...rest } = body as Record<string, any>;
      const envelope =
        Object.keys(rest).length === 0 && typeof msg === 'string' && msg !== '' && typeof field_name === 'string' && data !== undefined
          ? null
          : `no envelope: ${JSON.stringify(body).slice(0, 200)}`;
      return {
        fault: status !== 200 || code === 500,
        ok: code === 0,
        msg,
        field: field_name ?? '',
        envelope,
        before: [401, 403, 404].includes(code),
      };
    },
    complains: ({ ok, msg }) => !ok && COMPLAINTS.some((one) => one.test(msg)),
    exempt: EXEMPT,
    words: (verdict, target, endpoint, { value, texts }, method) => wordsOf(verdict, target, endpoint, texts?.at(-1) ?? value, method),
  };
  return { world, walked: { ...walked, customs: { ...walked.customs, isReference: (field) => REFERENCE_FIELDS.has(field) } } };
}

const short = ({ id }: Endpoint): string => id.slice('summer-crm.'.length);

const REFERENCE_FIELDS = new Set(
  contract.endpoints.flatMap((endpoint) =>
    [...endpoint.query, ...endpoint.body].filter(({ name }) => REFERENCES.has(`${short(endpoint)} ${name}`)),
  ),
);

/** Texts of the contract's table, filled with anything. Those of relations and unique values are rules', not types'. */
const COMPLAINTS = Object.entries(MESSAGES)
  .filter(([name]) => !['note', 'relation', 'unique', 'relation_unique', 'too_many_logins', 'image', 'too_large'].includes(name))
  .map(
    ([, text]) =>
      new RegExp(
        `^${text
          .split(/\{\w+\}/)
          .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
          .join('.*')}$`,
        's',
      ),
  );

/** Errors of an endpoint that stand in for the usual ones, as the contract's own keys tell. */
const ROWS = new Map(
  listOf(contract.document['endpoints'])
    .map(mappingOf)
    .map((row) => [String(row['id']), listOf(row['errors']).map(mappingOf)]),
);

function wordsOf(verdict: string, { field, place }: Target, endpoint: Endpoint, sent: unknown, _method: string): Expected | undefined {
  const documented = (key: string): Expected | undefined => {
    const row = (ROWS.get(endpoint.id) ?? []).find((one) => listOf(one[key]).includes(field.name));
    return row === undefined ? undefined : { msg: String(row['msg']), field: String(row['field_name'] ?? '') };
  };
  const isEmpty = ['required', 'null', 'blank', 'min_items'].includes(verdict) || (typeof sent === 'string' && sent.trim() === '');
  const special =
    (isEmpty ? documented('missing') : undefined) ??
    documented('invalid') ??
    (field.type.kind === 'file' && verdict === 'type' ? documented('unreadable') : undefined);
  if (special !== undefined) return special;
  const at = (msg: string): Expected => ({ msg, field: place === 'query' ? '' : field.name });
  switch (verdict) {
    case 'required':
    case 'null':
    case 'blank':
    case 'email':
      return at(say(verdict));
    case 'enum':
      return at(say('choice'));
    case 'max_length':
      return at(say('max_length', { max: field.max }));
    case 'min_length':
      return at(say('min_length', { min: field.min }));
    case 'min':
      return at(say('min_value', { min: field.min }));
    case 'max':
      return at(say('max_value', { max: field.max }));
    case 'type':
      return at(
        field.type.kind === 'file'
          ? say('image')
          : field.type.kind === 'bool'
            ? say('bool', { input: shownInput(sent) })
            : say(field.type.kind, { data_type: typeName(sent) }),
      );
    default:
      return undefined;
  }
}

async function rowsOf(market: Market, student: Person) {
  const { world } = market;
  const studies = new Studies(world);
  const plan = await studies.plan(student, [CATALOGUE.economics]);
  const confirmCourse: number = (await studies.enrol(student)).id;
  const change: number = (await world.data('GET', '/api/v1/change_course_record/', world.server)).results[0].id;
  const address: number = (await world.data('POST', '/api/v1/student/score_detail/', world.server, { user: student.id, city: '上海' }))
    .results[0].id;
  const { id: course } = await market.course();
  const { id: project } = await market.project();
  const { id: offering } = await market.offering(course, project);
  const bought = await market.bought(student, { project });
  const { id: replenished } = await market.replenish(bought);
  const { id: unpaid } = await market.order(student);
  const line = await market.put(student, project);
  const { id: message } = await world.data('POST', '/api/v1/message/student/', world.server, { student: student.id, message: '你好' });
  const channel = await channelRecord(world, student);
  const { channelId } = await world.app.database.prisma.channelRecord.findUniqueOrThrow({ where: { id: channel } });
  const { id: inviter } = await world.student();
  return {
    review: plan.id as number,
    reviewCourse: plan.course_detail[0].id as number,
    confirmCourse,
    change,
    address,
    course: course as number,
    project: project as number,
    offering: offering as number,
    bought: bought.id as number,
    replenished: replenished as number,
    unpaid: unpaid as number,
    line,
    message: message as number,
    channel,
    channelId,
    inviter,
  };
}
