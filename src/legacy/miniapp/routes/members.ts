import { type MemberPermission, UpdateUserInfoDocument, UserInfoDocument } from '../../../generated/operations/miniapp.js';
import { type ChoicesOf, type FieldRule, type Input, type LegacyRequest, refuse, route, type Route } from '../../shim/index.js';
import { actingUser, changedUser } from './user-id.js';

type Changes = ChoicesOf<'miniapp.user.update'>;

const PERMISSIONS: Readonly<Record<Changes['Permission'], MemberPermission>> = { 学生: 'STUDENT', 老师: 'TEACHER', 管理员: 'ADMIN' };
/** The other way round: what the contract calls a permission. */
const WORDS = new Map<string, string>(Object.entries(PERMISSIONS).map(([word, permission]) => [permission, word]));

/** Blanks count in the texts of this surface, but not around a number that is sent as a text. */
const numberAsText: FieldRule = { read: (raw) => (typeof raw === 'string' ? raw.trim() || raw : raw) };

export const memberRoutes: readonly Route[] = [
  route('miniapp.user.info', {
    operation: UserInfoDocument,
    variables: (_input, request) => ({ id: actor(request) }),
    data: ({ member }) =>
      member === null
        ? refuse('NOT_FOUND')
        : {
            ID: member.id,
            Username: member.username ?? '',
            // Documented, and never told (contract: miniapp.user.info).
            Password: '',
            Avatar: member.avatar,
            Name: member.name,
            PhoneNumber: member.phoneNumber,
            RegistrationNumber: member.registrationNumber,
            Permission: WORDS.get(member.permission),
            NickName: member.nickName,
            Gender: member.gender,
            Collage: member.college,
            Majar: member.major,
            Grade: member.grade ?? 0,
          },
    fields: { UserID: actingUser },
  }),

  route('miniapp.user.update', {
    operation: UpdateUserInfoDocument,
    variables: (input, request) => ({ id: input.maybe.int('ID') ?? actor(request), input: changes(input) }),
    fields: { UserID: actingUser, ID: changedUser, Grade: numberAsText },
  }),
];

function actor({ viewer }: LegacyRequest): number {
  return viewer?.profileId ?? refuse('UNAUTHENTICATED');
}

function changes(input: Input<Changes>) {
  const permission = input.maybe.choice('Permission');
  return {
    username: input.maybe.text('Username'),
    password: input.maybe.text('Password'),
    avatar: input.maybe.text('Avatar'),
    name: input.maybe.text('Name'),
    phoneNumber: input.maybe.text('PhoneNumber'),
    registrationNumber: input.maybe.text('RegistrationNumber'),
    nickName: input.maybe.text('NickName'),
    gender: input.maybe.text('Gender'),
    college: input.maybe.text('Collage'),
    major: input.maybe.text('Majar'),
    grade: input.maybe.int('Grade'),
    permission: permission ? PERMISSIONS[permission] : null,
  };
}
