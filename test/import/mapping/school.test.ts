import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SourceRow } from '../../../src/import/source/source.js';
import { type ImportBed, openImportBed } from '../import-bed.js';

let bed: ImportBed;
beforeEach(async () => {
  bed = await openImportBed();
});
afterEach(() => bed.close());

const BCRYPT = '$2y$04$abcdefghijklmnopqrstuuZjujjZ2GEmt.1ipUYUCA81voD6ztPfq';
const TIMES = { created_at: '2023-03-11 16:10:00', updated_at: '2023-03-18 17:00:00' };

const teacher = (id: string, username: string, more: SourceRow = {}): SourceRow => ({
  id,
  name: `老师${id}`,
  username,
  password: BCRYPT,
  line_id: null,
  ...TIMES,
  ...more,
});
const school = (id: string, owner: string, more: SourceRow = {}): SourceRow => ({
  id,
  name: `学校${id}`,
  owner_id: owner,
  status: '2',
  reject_reason: '',
  deleted_at: null,
  ...TIMES,
  ...more,
});
const pupil = (id: string, username: string, more: SourceRow = {}): SourceRow => ({
  id,
  name: `学生${id}`,
  username,
  password: BCRYPT,
  school_id: '1',
  line_id: null,
  deleted_at: null,
  ...TIMES,
  ...more,
});
const message = (id: string, more: SourceRow): SourceRow => ({
  id,
  type: '1',
  user_key: '2-1',
  from_type: null,
  from_id: null,
  to_type: 'App\\Models\\Student',
  to_id: '1',
  message: '你好',
  ...TIMES,
  ...more,
});

const DATA = {
  school: {
    teachers: [
      teacher('1', 'Chen@Example.com', { line_id: 'line-1' }),
      teacher('2', 'chen@example.com', { updated_at: null, password: '!' }),
      teacher('3', 'li@example.com', { line_id: '' }),
      teacher('4', 'wu@example.com', { line_id: 'line-1' }),
    ],
    schools: [
      school('1', '1'),
      school('2', '99'),
      school('3', '98'),
      school('4', '2', { status: '3', reject_reason: '名称不规范' }),
      school('5', '2', { deleted_at: '2023-03-18 04:00:00' }),
      school('6', '2', { status: '3', reject_reason: '' }),
      school('7', '2', { status: '1', reject_reason: '旧的原因' }),
    ],
    school_teacher: [
      { school_id: '1', teacher_id: '1' },
      { school_id: '1', teacher_id: '2' },
      { school_id: '1', teacher_id: '2' },
      { school_id: '2', teacher_id: '98' },
      { school_id: '2', teacher_id: '3' },
      { school_id: '5', teacher_id: '1' },
      { school_id: '99', teacher_id: '1' },
    ],
    students: [
      pupil('1', 'pupil01'),
      pupil('2', 'PUPIL01'),
      pupil('3', '学号0005', { deleted_at: '2023-03-19 00:00:00' }),
      pupil('4', 'lost', { school_id: '404' }),
    ],
    follows: [
      { student_id: '1', teacher_id: '1', ...TIMES },
      { student_id: '1', teacher_id: '1', ...TIMES },
      { student_id: '97', teacher_id: '1', ...TIMES },
    ],
    offline_messages: [
      message('1', { from_type: 'App\\Models\\Teacher', from_id: '1' }),
      message('2', { type: '2', to_type: 'App\\Models\\Teacher', to_id: '3', message: '已通过' }),
      message('3', { from_type: 'App\\Models\\Teacher', from_id: '99' }),
      message('4', { from_type: 'App\\Models\\Teacher', from_id: '1', message: '' }),
    ],
    admin_users: [{ id: '1', username: 'admin' }],
  },
};

/** Reasons of rows that were set aside, and notes, by table and old id. */
async function said(): Promise<Record<string, string[]>> {
  const rows = await bed.database.prisma.importedRow.findMany({ select: { table: true, oldId: true, notes: true } });
  return Object.fromEntries(rows.filter(({ notes }) => notes.length > 0).map(({ table, oldId, notes }) => [`${table} ${oldId}`, notes]));
}

describe('the school platform', () => {
  it('brings teachers, schools, pupils, follows and messages, and says what becomes of the others', async () => {
    await bed.import(DATA);
    const { prisma } = bed.database;
    const teachers = await prisma.teacher.findMany({ include: { account: true }, orderBy: { name: 'asc' } });
    expect(teachers.map(({ name, lineId, account }) => [name, lineId, account.username, account.passwordHash])).toEqual([
      ['老师1', 'line-1', 'chen@example.com', BCRYPT],
      ['老师2', null, 'chen@example.com (2)', null],
      ['老师3', null, 'li@example.com', BCRYPT],
      ['老师4', null, 'wu@example.com', BCRYPT],
    ]);
    expect(teachers[1]).toMatchObject({ createdAt: new Date('2023-03-11T16:10:00Z'), updatedAt: new Date('2023-03-11T16:10:00Z') });

    const schools = await prisma.school.findMany({
      include: { owner: true, memberships: { include: { teacher: true }, orderBy: { teacherId: 'asc' } } },
      orderBy: { id: 'asc' },
    });
    expect(
      schools.map(({ name, owner, status, memberships }) => [name, owner.name, status, memberships.map((one) => one.teacher.name)]),
    ).toEqual([
      ['学校1', '老师1', 'APPROVED', ['老师1', '老师2']],
      ['学校2', '老师3', 'APPROVED', ['老师3']],
      ['学校4', '老师2', 'REJECTED', ['老师2']],
      ['学校5', '老师2', 'APPROVED', []],
      ['学校6', '老师2', 'REJECTED', ['老师2']],
      ['学校7', '老师2', 'WAITING', ['老师2']],
    ]);
    expect(schools.slice(-2).map(({ rejectReason }) => rejectReason)).toEqual(['老系统没有写明原因', '']);
    expect(schools[3]?.deletedAt).toEqual(new Date('2023-03-18T04:00:00Z'));

    const pupils = await prisma.pupil.findMany({ include: { account: true, school: true }, orderBy: { name: 'asc' } });
    expect(pupils.map(({ school: its, account, deletedAt }) => [its.name, account.username, deletedAt !== null])).toEqual([
      ['学校1', 'pupil01', false],
      ['学校1', 'PUPIL01 (2)', false],
      ['学校1', '学号0005', true],
    ]);
    expect(await prisma.follow.count()).toBe(1);
    expect(await prisma.chatMessage.findMany({ select: { content: true, senderId: true, receiverId: true } })).toEqual([
      { content: '你好', senderId: teachers[0]?.accountId, receiverId: pupils[0]?.accountId },
    ]);
    expect(await prisma.systemNotice.findMany({ select: { content: true, receiverId: true } })).toEqual([
      { content: '已通过', receiverId: teachers[2]?.accountId },
    ]);

    expect(await said()).toMatchObject({
      'follows 97-1': [expect.stringContaining('its pupil or its teacher is gone')],
      'offline_messages 3': [expect.stringContaining('its sender is gone')],
      'offline_messages 4': [expect.stringContaining('it says nothing')],
      'school_teacher 2-98': [expect.stringContaining('its school or its teacher is gone')],
      'school_teacher 5-1': [expect.stringContaining('its school is deleted')],
      'school_teacher 99-1': [expect.stringContaining('its school or its teacher is gone')],
      'schools 2': [expect.stringContaining('teacher 99 is gone: teacher 3 of the same school owns it')],
      'schools 3': [expect.stringContaining('its owner is gone')],
      'schools 6': [expect.stringContaining('老系统没有写明原因')],
      'schools 7': [expect.stringContaining('"旧的原因"')],
      'students 2': [expect.stringContaining('"PUPIL01 (2)"')],
      'students 4': [expect.stringContaining('its school is gone')],
      'teachers 2': [expect.stringContaining('"chen@example.com (2)"')],
      'teachers 4': ['lineId: another teacher has it: left empty'],
    });
  });

  it('changes nothing when it is imported again', async () => {
    await bed.import(DATA);
    const rows = () =>
      Promise.all([
        bed.database.prisma.account.findMany(),
        bed.database.prisma.schoolMembership.findMany(),
        bed.database.prisma.chatMessage.findMany(),
      ]);
    const before = await rows();
    await bed.import(DATA);
    expect(await rows()).toEqual(before);
  });
});
