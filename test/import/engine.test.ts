import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { htmlOf } from '../../src/import/report/html.js';
import type { RowReport } from '../../src/import/report/report.js';
import { importSummary } from '../../src/import/report/summary.js';
import type { SourceRow } from '../../src/import/source/source.js';
import { openImportBed, type ImportBed } from './import-bed.js';

let bed: ImportBed;
beforeEach(async () => {
  bed = await openImportBed();
});
afterEach(() => bed.close());

const campus = (id: number, changes: Partial<SourceRow> = {}): SourceRow => ({
  id: String(id),
  name: `校区${id}`,
  info: '说明',
  create_time: '2018-03-01 08:00:00.000000',
  update_time: '2018-03-02 08:00:00.123456',
  is_active: '1',
  ...changes,
});

const campuses = (): Promise<{ id: number; name: string; info: string; updatedAt: Date }[]> =>
  bed.database.prisma.campus.findMany({ orderBy: { id: 'asc' }, select: { id: true, name: true, info: true, updatedAt: true } });

describe('a table of an old system', () => {
  it('keeps its ids, its texts and its times, which are those of China', async () => {
    await bed.import({ 'summer-crm': { campus: [campus(3), campus(40)] } });

    expect(await campuses()).toEqual([
      { id: 3, name: '校区3', info: '说明', updatedAt: new Date('2018-03-02T00:00:00.123Z') },
      { id: 40, name: '校区40', info: '说明', updatedAt: new Date('2018-03-02T00:00:00.123Z') },
    ]);
    const { id } = await bed.database.prisma.campus.create({ data: { name: '新校区', info: '新' } });
    expect(id).toBe(100_001);
  });

  it('is changed by nothing when it is imported again, and by what the old system has changed', async () => {
    await bed.import({ 'summer-crm': { campus: [campus(1), campus(2)] } });
    await bed.import({ 'summer-crm': { campus: [campus(1), campus(2)] } });
    const before = await campuses();

    await bed.import({ 'summer-crm': { campus: [campus(1), campus(2, { info: '改过', update_time: '2019-01-01 08:00:00' }), campus(5)] } });

    expect(await campuses()).toEqual([
      before[0],
      { id: 2, name: '校区2', info: '改过', updatedAt: new Date('2019-01-01T00:00:00Z') },
      expect.objectContaining({ id: 5 }),
    ]);
  });

  it('does not undo what was changed here, field by field, but when it is told to', async () => {
    await bed.import({ 'summer-crm': { campus: [campus(1)] } });
    await bed.database.prisma.campus.update({ where: { id: 1 }, data: { info: '这里改的' } });
    const changed = { 'summer-crm': { campus: [campus(1, { name: '新名字', info: '那里改的' })] } };

    await bed.import(changed);
    expect(await campuses()).toMatchObject([{ name: '新名字', info: '这里改的' }]);
    expect(await bed.database.prisma.importedRow.findMany({ select: { conflicts: true } })).toEqual([{ conflicts: ['info'] }]);

    await bed.import(changed, { overwrite: true });
    expect(await campuses()).toMatchObject([{ name: '新名字', info: '那里改的' }]);
    expect(await bed.database.prisma.importedRow.findMany({ select: { conflicts: true } })).toEqual([{ conflicts: [] }]);
  });

  it('goes on where it was killed, and does the rest', async () => {
    const rows = Array.from({ length: 25 }, (_, index) => campus(index + 1));
    const dying = bed.import({ 'summer-crm': { campus: rows } }, { batch: 10 }, (source) => ({
      ...source,
      page: async (request) => {
        if (request.after?.[0] === '20') throw new Error('killed');
        return source.page(request);
      },
    }));
    await expect(dying).rejects.toThrow('killed');
    expect(await bed.database.prisma.campus.count()).toBe(20);

    const asked: (string | undefined)[] = [];
    await bed.import({ 'summer-crm': { campus: rows } }, { batch: 10 }, (source) => ({
      ...source,
      page: async (request) => {
        if (request.table === 'campus') asked.push(request.after?.[0]);
        return source.page(request);
      },
    }));
    expect(await bed.database.prisma.campus.count()).toBe(25);
    expect(asked[0]).toBe('20');
  });

  it('writes nothing in a dry run, not even what sequences remember', async () => {
    await bed.import({ 'summer-crm': { campus: [campus(1)] } }, { dryRun: true });

    expect(await campuses()).toEqual([]);
    expect(await bed.database.prisma.importedRow.count()).toBe(0);
    expect((await bed.database.prisma.campus.create({ data: { name: '新校区', info: '新' } })).id).toBe(1);
  });

  it('keeps two rows apart whose names are one to us', async () => {
    await bed.import({
      'summer-crm': {
        campus: [campus(3, { name: 'UCLA' }), campus(4, { name: 'ＵＣＬＡ' }), campus(5, { name: 'ucla ', is_active: '0' })],
      },
    });

    expect((await campuses()).map(({ name }) => name)).toEqual(['UCLA', 'ＵＣＬＡ (4)', 'ucla ']);
    await bed.import({ 'summer-crm': { campus: [campus(4, { name: 'ＵＣＬＡ', info: '改过' })] } });
    expect((await campuses())[1]).toMatchObject({ name: 'ＵＣＬＡ (4)', info: '改过' });
  });

  it('goes on past ids that cannot be kept, and leaves room behind those that can', async () => {
    await bed.import({
      'summer-crm': {
        campus: [campus(7), ...['-3', '0', '2147483647', '9223372036854775807'].map((id) => campus(1, { id, name: `校区${id}` }))],
      },
    });

    expect((await campuses()).map(({ id, name }) => [id, name])).toEqual([
      [7, '校区7'],
      [100_001, '校区-3'],
      [100_002, '校区0'],
      [100_003, '校区2147483647'],
      [100_004, '校区9223372036854775807'],
    ]);
    const told = await bed.database.prisma.importedRow.findFirst({ where: { oldId: '2147483647' }, select: { notes: true } });
    expect(told?.notes).toEqual(['id: 2147483647 cannot be kept, so it has a new one']);
    await bed.import({ 'summer-crm': { campus: [campus(1, { id: '2147483647', name: '改过' })] } });
    const still = await bed.database.prisma.importedRow.findFirst({ where: { oldId: '2147483647' }, select: { notes: true } });
    expect(still).toEqual(told);
  });

  it('takes zero bytes, halves of characters and texts of any length, wherever they stand', async () => {
    const staff = (id: string, name: string): SourceRow => ({
      id,
      username: `u${id}`,
      name,
      password: '',
      role_id: null,
      department_id: null,
    });
    const report = await bed.import({
      'summer-crm': {
        campus: [campus(1, { name: 'a\0b', info: `\ud83d${'长'.repeat(70_000)}` }), campus(2, { name: 'ab', info: '\0' })],
        user_info: [staff('1', 'x\0'), staff('2', '\udc00'.repeat(300))],
        student_info: [{ id: '1', cc: 'x\0', openid: 'o\0', create_time: '2018-01-01 00:00:00', student_status: '\0'.repeat(9) }],
      },
    });

    expect(report.accounted).toBe(true);
    expect((await campuses()).map(({ name, info }) => [name, info.length])).toEqual([
      ['ab', 100],
      ['ab (2)', 0],
    ]);
  });

  it('accounts for rows that share a key, and for those that reading passes over', async () => {
    const twice = {
      'course-agent': { courses: [1, 1, 2].map((id) => ({ course_id: String(id), course_name: '课', unit_price_fen: '1' })) },
    };
    const report = await bed.import(twice, { batch: 1 });
    expect(report.systems[0]?.tables.find(({ table }) => table === 'courses')).toMatchObject({ read: 3, unaccounted: 0 });

    const lost = await bed.import({ 'summer-crm': { campus: [campus(1), campus(1)] } }, { batch: 1 });
    expect(lost.systems[0]?.tables.find(({ table }) => table === 'campus')).toMatchObject({ read: 1, unaccounted: 1 });
    expect(lost.accounted).toBe(false);
  });

  it('keeps texts of any length as ids, and finds them when another row refers to them', async () => {
    const long = (end: string): string => `${'长'.repeat(300)}${end}`;
    const data = {
      'course-agent': {
        shoppers: [{ user_id: '7', username: 'shopper', password: 'x', invite_code: 'INV' }],
        courses: [{ course_id: long('1'), course_name: '课', unit_price_fen: '1' }],
        units: [{ unit_id: '1', course_id: long('1'), unit_name: '一', unit_num: '1' }],
        coupons: [long('1'), long('2'), '9', '10', '1a', '01', '1'].map((code) => ({
          coupon_code: code,
          user_id: '7',
          coupon_money_fen: '1',
        })),
      },
    };
    const report = await bed.import(data, { batch: 1 });

    expect(report.accounted).toBe(true);
    expect(await bed.database.prisma.shopUnit.count()).toBe(1);
    const coupons = await bed.database.prisma.importedRow.findMany({ where: { table: 'coupons' }, select: { outcome: true } });
    expect(coupons).toHaveLength(7);
    // Of the two long ones, both cut to what our column takes, one stays.
    expect(coupons.filter(({ outcome }) => outcome === 'SET_ASIDE')).toHaveLength(1);
    expect(await bed.import(data, { batch: 1 })).toMatchObject({ accounted: true });
    expect(await bed.database.prisma.importedRow.count({ where: { table: 'coupons' } })).toBe(7);
  });

  it('ends with the refusal where not even that a row was set aside can be written', async () => {
    await bed.database.prisma.$executeRaw`ALTER TABLE "imported_row" ADD CONSTRAINT "no_second" CHECK ("old_id" <> '2')`;
    await expect(bed.import({ 'summer-crm': { campus: [campus(1), campus(2), campus(3)] } })).rejects.toThrow('no_second');
    expect(await campuses()).toEqual([]);
  });

  it('does not account for the rows of a table that nobody knows, until the operator says that they mean nothing', async () => {
    const data = { 'summer-crm': { campus: [campus(1)], leads: [{ id: '1' }, { id: '2' }], nothing: [], django_session: [{ id: '1' }] } };
    const tables = {
      unknownTables: [
        { table: 'leads', rows: 2 },
        { table: 'nothing', rows: 0 },
      ],
    };
    const report = await bed.import(data);
    expect(report).toMatchObject({
      accounted: false,
      systems: [{ ...tables, ignoredTables: [{ table: 'django_session', rows: 1, reason: 'records of the framework' }] }],
    });
    expect(importSummary(report).join('\n')).toMatch(/summer-crm leads +UNACCOUNTED 2: .* --ignore-table summer-crm\.leads/);
    expect(htmlOf(report).replace(/\s+/g, ' ')).toContain('--ignore-table summer-crm.&lt;table&gt;');
    expect(await bed.verify(data)).toMatchObject({ accounted: false, systems: [tables] });

    const ignoreTables = { 'summer-crm': ['leads'] };
    expect(await bed.import(data, { ignoreTables })).toMatchObject({
      accounted: true,
      systems: [
        { ignoredTables: [{ table: 'leads', rows: 2, reason: expect.stringContaining('--ignore-table') }, { table: 'django_session' }] },
      ],
    });
    expect(await bed.verify(data, { ignoreTables })).toMatchObject({ accounted: true });
    await expect(bed.import(data, { ignoreTables: { 'summer-crm': ['lead'] } })).rejects.toThrow('the old system has no such table');
    await expect(bed.import(data, { ignoreTables: { 'summer-crm': ['campus'] } })).rejects.toThrow('that table is imported');
  });

  it('says so where the database refuses what a row refers to, and keeps the row', async () => {
    await bed.database.prisma.$executeRaw`ALTER TABLE "menu" ADD CONSTRAINT "no_child_of_91" CHECK ("parent_id" <> 91)`;
    const entry = (id: number, parent: number): SourceRow => ({ id: String(id), name: `M${id}`, parent_id: String(parent) });
    const data = { 'summer-crm': { menu: [entry(91, 0), entry(92, 91), entry(93, 92)] } };
    for (let time = 0; time < 2; time += 1) await bed.import(data);

    expect(
      await bed.database.prisma.menu.findMany({ where: { id: { gt: 90 } }, select: { id: true, parentId: true }, orderBy: { id: 'asc' } }),
    ).toEqual([
      { id: 91, parentId: null },
      { id: 92, parentId: null },
      { id: 93, parentId: 92 },
    ]);
    const told = await bed.database.prisma.importedRow.findMany({ where: { oldId: '92', lead: true }, select: { notes: true } });
    expect(told.flatMap(({ notes }) => notes.filter((note) => note.startsWith('links: ')))).toEqual([
      'links: Menu has to be no child of 91',
    ]);
  });

  it('sets aside a row that the database refuses, in the words of its own names, and writes the others', async () => {
    await bed.database.prisma.$executeRaw`ALTER TABLE "course" ADD CONSTRAINT "course_not_the_second" CHECK ("code" <> 'C2')`;
    await bed.database.prisma.$executeRaw`ALTER TABLE "course" ADD CONSTRAINT "course_credit_below_nine" CHECK ("credit" < 9)`;
    await bed.database.prisma.$executeRaw`CREATE UNIQUE INDEX "course_name_credit_key" ON "course" ("name", "credit")`;
    const courses = [1, 2, 3, 4, 5].map((id) => ({
      id: String(id),
      course_code: `C${id}`,
      name: id === 5 ? '课3' : `课${id}`,
      credit: id === 4 ? '9' : '3',
      is_active: '1',
    }));
    const report = await bed.import({ 'summer-crm': { course: courses } });

    expect(await bed.database.prisma.course.findMany({ select: { id: true } })).toEqual([{ id: 1 }, { id: 3 }]);
    expect(report.systems[0]?.tables.find(({ table }) => table === 'course')?.setAsideRows).toEqual([
      { oldId: '2', reason: 'Course has to be not the second' },
      { oldId: '4', reason: 'Course credit 9 has to be below nine' },
      { oldId: '5', reason: 'another row here has it: Course name "课3", credit 3' },
    ]);
  });

  it('leaves out what an old row refers to where the database refuses that, and says so', async () => {
    const shopper = { user_id: '5', username: 's5', inviter_user_id: '5' };
    const report = await bed.import({ 'course-agent': { shoppers: [shopper] } });

    expect(await bed.database.prisma.shopper.findMany({ select: { id: true, inviterId: true } })).toEqual([{ id: 5, inviterId: null }]);
    expect(report.systems[0]?.tables[0]?.rules.map(({ rule }) => rule)).toContain('links: Shopper has to be not own inviter');
  });

  it('gives a group to the first request for it, and tells codes apart that are one when they are cut', async () => {
    const codes = ['AB', 'AB', `${'x'.repeat(64)}1`, `${'x'.repeat(64)}2`];
    const report = await bed.import({
      miniapp: {
        user_infos: [],
        group_infos: [{ id: '1', group_code: 'AB' }],
        create_group_requests: codes.map((code, at) => ({ id: String(at + 1), group_code: code })),
      },
    });

    expect(
      await bed.database.prisma.rollCallGroupRequest.findMany({ select: { code: true, status: true }, orderBy: { id: 'asc' } }),
    ).toEqual([
      { code: 'AB', status: 'APPROVED' },
      { code: 'x'.repeat(64), status: 'WAITING' },
      { code: `${'x'.repeat(60)} (4)`, status: 'WAITING' },
    ]);
    expect(report.systems[0]?.tables.find(({ table }) => table === 'create_group_requests')?.setAsideRows).toEqual([
      { oldId: '2', reason: 'group "AB" was made of another request' },
    ]);
  });

  it('says so where a row has no time of its own', async () => {
    const { systems } = await bed.import({ 'summer-crm': { campus: [campus(3, { create_time: null, update_time: null }), campus(4)] } });
    expect(systems[0]?.tables.find(({ table }) => table === 'campus')?.rules).toEqual([
      { rule: 'createdAt: the old row has no time: that of the import stands for it', rows: 1, oldIds: ['3'] },
    ]);
  });

  it('takes the place of what a fresh gateway has with the same ids', async () => {
    const menu = (id: number, name: string, parent: string): SourceRow => ({
      id: String(id),
      name,
      url: null,
      parent_id: parent,
      extra: '',
      create_at: null,
    });
    await bed.import({ 'summer-crm': { menu: [menu(1, '根', '-1'), menu(2, '二', '26'), menu(26, '二十六', '1')] } });

    const found = await bed.database.prisma.menu.findMany({
      where: { id: { in: [1, 2, 26] } },
      orderBy: { id: 'asc' },
      select: { id: true, name: true, parentId: true },
    });
    expect(found).toEqual([
      { id: 1, name: '根', parentId: null },
      { id: 2, name: '二', parentId: 26 },
      { id: 26, name: '二十六', parentId: 1 },
    ]);
    const department = (id: number): SourceRow => ({
      id: String(id),
      name: '市场部',
      description: '',
      leader_id: '',
      leader_name: '',
      enabled: '1',
      create_at: '2018-03-01 08:00:00',
      update_at: '2018-03-02 08:00:00',
    });
    await bed.import({ 'summer-crm': { department: [department(1)] } });
    const moved = (): Promise<{ updatedAt: Date } | null> =>
      bed.database.prisma.department.findUnique({ where: { id: 1 }, select: { updatedAt: true } });
    expect(await moved()).toEqual({ updatedAt: new Date('2018-03-02T00:00:00Z') });
    // What was changed here since stays the later.
    await bed.database.prisma.department.update({ where: { id: 1 }, data: { leaderName: '这里改的', updatedAt: new Date('2026-01-01') } });
    await bed.import({ 'summer-crm': { department: [{ ...department(1), description: '那里改的' }] } });
    expect((await moved())?.updatedAt.getTime()).toBeGreaterThanOrEqual(Date.parse('2026-01-01'));
  });
});

describe('the report', () => {
  it('counts what was read, written and set aside, and says what has no home', async () => {
    await bed.database.prisma.$executeRaw`ALTER TABLE "campus" ADD CONSTRAINT "campus_not_the_second" CHECK ("id" <> 2)`;
    const report = await bed.import({
      'summer-crm': { campus: [campus(1, { seats: '7' }), campus(2), campus(3, { name: '校区1' })], ghosts: [{ id: '1' }] },
    });

    // Of the table that nobody knows.
    expect(report.accounted).toBe(false);
    const [system] = report.systems;
    expect(system?.unknownTables).toEqual([{ table: 'ghosts', rows: 1 }]);
    expect(system?.tables.find(({ table }) => table === 'campus')).toMatchObject({
      read: 3,
      written: 2,
      setAside: 1,
      unaccounted: 0,
      setAsideRows: [{ oldId: '2', reason: 'Campus has to be not the second' }],
      rules: [{ rule: 'name: another active campus is called so: …', rows: 1, oldIds: ['3'] }],
      homelessColumns: [{ column: 'seats', reason: 'no mapping knows this column', values: 1 }],
    });
  });

  it.each([false, true])('lists the first rows, says where all of them stand, and hands each of them on (dry run: %s)', async (dryRun) => {
    const types = Array.from({ length: 3100 }, (_, at) => ({ id: String(at + 1), project_id: '99', course_number: '1', course_fee: '1' }));
    const told: RowReport[] = [];
    const rows = { file: 'first.rows.jsonl', take: async (some: readonly RowReport[]) => void told.push(...some) };
    const report = await bed.import(
      { 'summer-student': { project_course_fee: types, campus: [campus(1), campus(2, { name: '校区1' })] } },
      { dryRun },
      undefined,
      rows,
    );

    const aside = told.filter(({ table }) => table === 'project_course_fee');
    expect(aside.map(({ oldId }) => Number(oldId)).sort((one, other) => one - other)).toEqual(types.map(({ id }) => Number(id)));
    expect(aside[0]).toMatchObject({
      system: 'summer-student',
      entity: null,
      id: null,
      setAside: expect.stringContaining('its project is gone'),
    });
    expect(told.find(({ table }) => table === 'campus')).toMatchObject({
      oldId: '2',
      entity: 'Campus',
      rules: [expect.stringContaining('name: ')],
    });
    expect(told.some((row) => 'conflicts' in row)).toBe(false);
    const fees = report.systems[0]?.tables.find(({ table }) => table === 'project_course_fee');
    expect([fees?.setAside, fees?.setAsideRows.length]).toEqual([3100, 1000]);
    expect(htmlOf(report).replace(/\s+/g, ' ')).toContain(
      'The first 1000 of 3100: all of them stand in <a href="first.rows.jsonl">first.rows.jsonl</a>.',
    );
    expect(htmlOf({ ...report, rows: null })).toContain('all of them stand in the table imported_row');
  });

  it('compares amounts and statuses row by row, and accounts for every difference or says that it cannot', async () => {
    const student: SourceRow = { id: '1', openid: 'o1', create_time: '2018-01-01 00:00:00', student_status: 'NEW' };
    const order = (id: number, changes: Partial<SourceRow>): SourceRow => ({
      id: String(id),
      user_id: '1',
      order_number: `N${id}`,
      status: 'CONFIRMED',
      standard_fee: '100',
      pay_fee: '90.004',
      create_time: `2018-01-0${id} 00:00:00`,
      ...changes,
    });
    const data = {
      'summer-crm': {
        student_info: [student],
        order: [
          order(1, {}),
          order(2, { status: 'TO_PAY' }),
          order(3, { status: 'TO_CONFIRM' }),
          order(4, { status: 'TO_PAY' }),
          order(5, { user_id: '99' }),
        ],
      },
    };
    const report = await bed.import(data);

    const compared = report.systems[0]?.comparisons.find(({ table }) => table === 'order');
    expect(report.accounted).toBe(true);
    expect(compared?.groups.find(({ status }) => status === 'CONFIRMED')).toEqual({
      status: 'CONFIRMED',
      old: { rows: 2, sums: { standardFee: '200.00', payFee: '180.00' } },
      here: { rows: 1, sums: { standardFee: '100.00', payFee: '90.00' } },
    });
    expect(compared?.explained).toEqual([
      {
        reason: 'status: TO_PAY there: closed, because another unfinished order of the student stays',
        rows: 2,
        oldIds: ['2', '4'],
        sums: { standardFee: '0.00', payFee: '0.00' },
      },
      { reason: 'set aside: its student is gone', rows: 1, oldIds: ['5'], sums: { standardFee: '100.00', payFee: '90.00' } },
    ]);
    expect(await bed.database.prisma.order.findMany({ orderBy: { id: 'asc' }, select: { id: true, status: true, expires: true } })).toEqual(
      [
        { id: 1, status: 'CONFIRMED', expires: false },
        { id: 2, status: 'CANCELED', expires: false },
        { id: 3, status: 'TO_CONFIRM', expires: false },
        { id: 4, status: 'CANCELED', expires: false },
      ],
    );

    await bed.database.prisma.order.update({ where: { id: 1 }, data: { payFee: '80' } });
    expect(await bed.verify(data)).toMatchObject({ accounted: true, systems: [{ comparisons: expect.arrayContaining([]) }] });
    await bed.database.prisma.importedRow.deleteMany({ where: { table: 'order', oldId: '3' } });
    const again = await bed.verify(data);
    expect(again.accounted).toBe(false);
    expect(again.systems[0]?.comparisons.find(({ table }) => table === 'order')?.unaccounted).toMatchObject([
      { reason: 'not imported', oldIds: ['3'] },
    ]);
  });
});
