import {
  MayVisitDocument,
  SalesListDocument,
  StaffLoginDocument,
  UserCreateDocument,
  UserGetDocument,
  UserListDocument,
  type UserRowFragment,
  UserUpdateDocument,
} from '../../../generated/operations/summer-crm.js';
import { type Input, refuse, route, type Route, shanghaiIso } from '../../shim/index.js';
import { base64Of } from '../../summer/base64.js';
import { existingInBody, reference } from '../../summer/existence.js';
import { idOf } from '../../summer/ids.js';
import { exactly, narrowed } from '../fields.js';
import { pageOf } from '../pages.js';
import { RECORDS } from '../records.js';
import { deliverToken } from '../renewal.js';
import { refused } from '../texts.js';
import { username } from '../unique-fields.js';

/** Does not tell whether the name is wrong, the password is wrong, or the account is shut. */
const badLogin = refused('用户名或密码验证失败');

const PLACES = { role_id: reference(RECORDS.role), department_id: reference(RECORDS.department) };

export const userRoutes: readonly Route[] = [
  route('summer-crm.user.login', {
    operation: StaffLoginDocument,
    variables: (input) => ({ username: input.text('username'), password: input.text('password') }),
    data: ({ login: { token } }, request) => {
      deliverToken(request, token);
      return { token };
    },
    reasons: { BAD_CREDENTIALS: badLogin, ACCOUNT_DISABLED: badLogin },
  }),

  route('summer-crm.user.create', {
    operation: UserCreateDocument,
    fields: { username, ...PLACES },
    variables: (input) => ({
      input: {
        ...details(input),
        username: input.text('username'),
        roleId: input.int('role_id'),
        departmentId: input.int('department_id'),
      },
    }),
    data: ({ createStaff }) => userOf(createStaff),
  }),

  route('summer-crm.user.list', {
    operations: [UserListDocument],
    handle: ({ input, request, run }) => {
      const account = { active: { eq: true }, username: exactly(input.maybe.text('username')) };
      const filter = narrowed(input, { account, name: exactly(input.maybe.text('name')) });
      return pageOf(request, async (slice) => (await run(UserListDocument, { ...slice, filter })).staffMembers, userOf);
    },
  }),

  route('summer-crm.user.get', {
    operation: UserGetDocument,
    variables: (input) => ({ id: input.int('user_id') }),
    data: ({ staffMember }) => (staffMember === null ? refuse('NOT_FOUND') : userOf(staffMember)),
  }),

  route('summer-crm.user.update', {
    operation: UserUpdateDocument,
    fields: { id: existingInBody(RECORDS.user), ...PLACES },
    variables: (input) => ({
      id: idOf(input.text('id')),
      input: {
        ...details(input),
        extra: input.maybe.text('extra'),
        active: input.maybe.bool('active'),
        roleId: input.maybe.int('role_id'),
        departmentId: input.maybe.int('department_id'),
      },
    }),
    data: () => null,
  }),

  route('summer-crm.user.check-url', {
    operation: MayVisitDocument,
    variables: (input) => ({ url: input.text('visit_url') }),
    data: ({ mayVisit }) => mayVisit,
  }),

  route('summer-crm.user.sales-list', {
    operation: SalesListDocument,
    data: ({ staffMembers }) => staffMembers.nodes.map(userOf),
  }),
];

function details(input: Input) {
  return {
    name: input.maybe.text('name'),
    email: input.maybe.text('email'),
    phone: input.maybe.text('phone'),
    sex: input.maybe.bool('sex'),
    wechat: input.maybe.text('wechat'),
    qrCode: base64Of(input.maybe.file('qr_code')) ?? undefined,
    leaderId: input.maybe.int('leader_id'),
    leaderName: input.maybe.text('leader_name'),
    isLeader: input.maybe.bool('is_leader'),
    password: input.maybe.text('password'),
  };
}

/** contract: shapes.User */
function userOf(user: UserRowFragment) {
  return {
    id: user.id,
    username: user.username,
    role_id: user.role.id,
    role_name: user.role.name,
    name: user.name,
    email: user.email,
    phone: user.phone,
    sex: user.sex,
    department_id: user.department.id,
    department_name: user.department.name,
    active: user.active,
    qr_code: user.qrCodeUrl ?? '',
    create_time: shanghaiIso(user.createdAt),
    update_time: shanghaiIso(user.updatedAt),
    wechat: user.wechat,
    leader_id: user.leaderId,
    leader_name: user.leaderName,
    is_leader: user.isLeader,
  };
}
