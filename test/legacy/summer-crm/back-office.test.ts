import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../../support/app.js';
import { expectRefused, expectShape, FORBIDDEN, invalidPk, MISSING, PICTURE, PIXEL, refusal, World } from './world.js';

let world: World;

beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const REQUIRED = 'This field is required.';
const BLANK = 'This field may not be blank.';
const SUPER_MENU = { roles: 8, users: 9, departments: 10 };

describe('departments', () => {
  it('are made enabled and without a leader (contract: summer-crm.department.create)', async () => {
    const department = await world.data('POST', '/api/v1/department/', world.admin, { name: ' 教务部 ' });
    expectShape('department.create', department);
    expect(department).toMatchObject({ name: '教务部', description: '', leader_id: '', leader_name: '', enabled: true });
  });

  it('are listed with the disabled ones, by id, and found by their exact name (contract: summer-crm.department.list)', async () => {
    const { id } = await world.data('POST', '/api/v1/department/', world.admin, { name: '档案部', description: '' });
    await world.data('PUT', `/api/v1/department/${id}/`, world.admin, { enabled: 'False' });
    const page = await world.data('GET', '/api/v1/department/?page_size=100', world.sales);
    expectShape('department.list', page);
    const ids: number[] = page.results.map((row: { id: number }) => row.id);
    expect(ids).toEqual([...ids].sort((one, other) => one - other));
    expect(page.results.slice(0, 4).map((row: { name: string }) => row.name)).toEqual(['市场部', '产品部', '财务部', '销售部']);
    expect(page.results.find((row: { id: number }) => row.id === id)).toMatchObject({ enabled: false });
    expect(await world.data('GET', '/api/v1/department/?name=档案部', world.sales)).toMatchObject({ count: 1, results: [{ id }] });
    expect(await world.data('GET', '/api/v1/department/?name=档案', world.sales)).toEqual({
      count: 0,
      next: null,
      previous: null,
      results: [],
    });
  });

  it('are refused without a name, with an empty and with too long a one', async () => {
    await expectRefused(world, 'POST', '/api/v1/department/', world.admin, {}, refusal(REQUIRED, 'name'));
    await expectRefused(world, 'POST', '/api/v1/department/', world.admin, { name: '  ' }, refusal(BLANK, 'name'));
    await expectRefused(
      world,
      'POST',
      '/api/v1/department/',
      world.admin,
      { name: '部'.repeat(31) },
      refusal('Ensure this field has no more than 30 characters.', 'name'),
    );
    await expectRefused(world, 'PUT', '/api/v1/department/1/', world.admin, { name: '' }, refusal(BLANK, 'name'));
    await expectRefused(
      world,
      'PATCH',
      '/api/v1/department/1/',
      world.admin,
      { enabled: 'maybe' },
      refusal('"maybe" is not a valid boolean.', 'enabled'),
    );
  });

  it('are not found by an id that is none (contract: summer-crm.department.get)', async () => {
    for (const path of ['/api/v1/department/999999', '/api/v1/department/abc', '/api/v1/department/99999999999/'])
      await expectRefused(world, 'GET', path, world.admin, undefined, MISSING);
    await expectRefused(world, 'PUT', '/api/v1/department/999999/', world.admin, { name: '无' }, MISSING);
  });

  it('keep what an update leaves out, and show the change at once (contract: summer-crm.department.update)', async () => {
    const before = await world.data('POST', '/api/v1/department/', world.admin, { name: '招生部', description: '招生' });
    const after = await world.data('PATCH', `/api/v1/department/${before.id}`, world.admin, { name: '招生办', unknown: 1 });
    expectShape('department.update', after);
    expect(after).toEqual({ ...before, name: '招生办', update_at: after.update_at });
    expect(after.update_at > before.update_at).toBe(true);
    expectShape('department.get', await world.data('GET', `/api/v1/department/${before.id}/`, world.admin));
    const user = await world.staff([], { department_id: before.id });
    expect(await world.data('GET', `/api/v1/user_info/${user.id}`, world.admin)).toMatchObject({ department_name: '招生办' });
  });

  it('are led by whose staff id is given, until empty text clears it', async () => {
    const { id } = await world.data('POST', '/api/v1/department/', world.admin, { name: '质检部' });
    const user = await world.staff([], { name: '王五' });
    expect(
      await world.data('PUT', `/api/v1/department/${id}/`, world.admin, { leader_id: String(user.id), leader_name: '王五' }),
    ).toMatchObject({
      leader_id: String(user.id),
      leader_name: '王五',
    });
    expect(await world.data('GET', `/api/v1/user_info/${user.id}/`, world.sales)).toMatchObject({ is_leader: true });
    expect(await world.data('PUT', `/api/v1/department/${id}/`, world.admin, { leader_id: '' })).toMatchObject({
      leader_id: '',
      leader_name: '',
    });
    expect(await world.data('GET', `/api/v1/user_info/${user.id}/`, world.sales)).toMatchObject({ is_leader: false });
  });
});

describe('roles', () => {
  it('are made enabled and without privileges (contract: summer-crm.role.create)', async () => {
    const role = await world.data('POST', '/api/v1/role/', world.admin, { name: '教务', description: '' });
    expectShape('role.create', role);
    expect(role).toMatchObject({ enabled: true, description: '' });
    const chosen = flat(await world.data('GET', `/api/v1/privilege/get_current_privilege?role_id=${role.id}`, world.admin)).filter(
      ({ choose }) => choose,
    );
    expect(chosen).toEqual([]);
    await expectRefused(world, 'POST', '/api/v1/role/', world.admin, {}, refusal(REQUIRED, 'name'));
    await expectRefused(world, 'POST', '/api/v1/role/', world.admin, { name: '' }, refusal(BLANK, 'name'));
    await expectRefused(world, 'PATCH', `/api/v1/role/${role.id}/`, world.admin, { name: '' }, refusal(BLANK, 'name'));
  });

  it('are listed while they are enabled, and reached by id when they are not (contract: summer-crm.role.list, summer-crm.role.get, summer-crm.role.update)', async () => {
    const { id } = await world.data('POST', '/api/v1/role/', world.admin, { name: '临时角色' });
    expect(await world.data('PUT', `/api/v1/role/${id}/`, world.admin, { enabled: 0 })).toMatchObject({ enabled: false, name: '临时角色' });
    expect(await world.data('GET', '/api/v1/role/?name=临时角色', world.admin)).toMatchObject({ count: 0 });
    const role = await world.data('GET', `/api/v1/role/${id}`, world.admin);
    expectShape('role.get', role);
    expect(role.enabled).toBe(false);
    expectShape('role.update', await world.data('PATCH', `/api/v1/role/${id}/`, world.admin, { enabled: true }));
    const page = await world.data('GET', '/api/v1/role/?name=临时角色', world.admin);
    expectShape('role.list', page);
    expect(page).toMatchObject({ count: 1, results: [{ id }] });
    for (const method of ['GET', 'PUT'] as const)
      await expectRefused(world, method, '/api/v1/role/999999', world.admin, method === 'PUT' ? { name: '无' } : undefined, MISSING);
  });

  it('are shown under their new name at once', async () => {
    const user = await world.staff();
    await world.data('PUT', `/api/v1/role/${user.roleId}/`, world.admin, { name: '新名' });
    expect(await world.data('GET', `/api/v1/user_info/${user.id}`, world.admin)).toMatchObject({ role_name: '新名' });
  });
});

interface MenuNode {
  id: number;
  name: string;
  parent_id: number;
  extra: string;
  choose: boolean;
  children: MenuNode[];
}

function flat(nodes: readonly MenuNode[]): MenuNode[] {
  return nodes.flatMap((node) => [node, ...flat(node.children)]);
}

describe('privileges', () => {
  const tree = '/api/v1/privilege/get_current_privilege';
  const set = '/api/v1/privilege/set_current_privilege/';

  it('are shown in the whole menu below the root (contract: summer-crm.privilege.tree)', async () => {
    const nodes: MenuNode[] = await world.data('GET', `${tree}?role_id=1`, world.admin);
    expectShape('privilege.tree', nodes);
    expect(nodes.map(({ id, name, parent_id }) => [id, name, parent_id])).toEqual([
      [2, '超级管理中心', 1],
      [3, '产品管理中心', 1],
      [4, '报名咨询中心', 1],
      [5, '学服中心', 1],
      [6, '财务中心', 1],
      [7, '优惠中心', 1],
    ]);
    expect(nodes.map(({ children }) => children.map(({ id, name }) => `${id} ${name}`))).toEqual([
      ['8 角色管理', '9 用户管理', '10 部门管理', '11 超级日志'],
      ['12 开课统计产品', '13 课程管理', '14 项目管理'],
      ['15 中心首页咨询', '16 学生列表咨询', '17 开课统计咨询'],
      ['18 中心首页学服', '19 学生列表学服'],
      ['20 财务管理', '21 缴费凭据管理', '22 支付账号管理', '23 固定优惠管理', '24 固定优惠规则', '25 学生列表财务'],
      [],
    ]);
    expect(flat(nodes).find(({ id }) => id === 12)).toMatchObject({ extra: '产品', parent_id: 3 });
  });

  it('are replaced as a whole, with the parents of what is chosen, in every form of the list (contract: summer-crm.privilege.set)', async () => {
    const { id } = await world.data('POST', '/api/v1/role/', world.admin, { name: '权限角色' });
    const chosen = async (): Promise<number[]> =>
      flat(await world.data('GET', `${tree}/?role_id=${id}`, world.admin))
        .filter(({ choose }) => choose)
        .map((node) => node.id);
    expect(await world.data('POST', set, world.admin, { role_id: String(id), menu_id_list: [1, 2, 8] })).toBe('');
    expect(await chosen()).toEqual([2, 8]);
    expect(await world.data('POST', set, world.admin, { role_id: id, menu_id_list: '[12, "13"]' })).toBe('');
    expect((await chosen()).sort((one, other) => one - other)).toEqual([3, 12, 13]);
    expect(await world.form('POST', set, world.admin, { role_id: String(id), menu_id_list: '[7]' })).toMatchObject({ code: 0, data: '' });
    expect(await chosen()).toEqual([7]);
    await world.data('POST', set, world.admin, { role_id: id, menu_id_list: [] });
    expect(await chosen()).toEqual([]);
  });

  it('answer an unknown role with nothing chosen, and need a role', async () => {
    for (const roleId of ['999999', 'abc']) {
      const nodes: MenuNode[] = await world.data('GET', `${tree}?role_id=${roleId}`, world.admin);
      expect(flat(nodes)).toHaveLength(24);
      expect(flat(nodes).some(({ choose }) => choose)).toBe(false);
    }
    for (const query of ['', '?role_id='])
      await expectRefused(world, 'GET', `${tree}${query}`, world.admin, undefined, refusal('参数role_id为空'));
    await expectRefused(world, 'POST', set, world.admin, { menu_id_list: [2] }, refusal('参数role_id为空'));
    await expectRefused(world, 'POST', set, world.admin, { role_id: '999999', menu_id_list: [2] }, invalidPk(999999, 'role_id'));
    await expectRefused(world, 'POST', set, world.admin, { role_id: 'abc', menu_id_list: [2] }, invalidPk('abc', 'role_id'));
  });

  it('are refused for an entry that does not exist, and then stay as they were', async () => {
    const { id } = await world.data('POST', '/api/v1/role/', world.admin, { name: '不变角色' });
    await world.data('POST', set, world.admin, { role_id: id, menu_id_list: [7] });
    await expectRefused(world, 'POST', set, world.admin, { role_id: id, menu_id_list: [2, 999] }, invalidPk(999, 'menu_id_list'));
    for (const list of ['nonsense', '[1,', [{}], '{"a":1}']) {
      expect(await world.call('POST', set, world.admin, { role_id: id, menu_id_list: list })).toMatchObject({
        code: 400,
        field_name: 'menu_id_list',
      });
    }
    await expectRefused(world, 'POST', set, world.admin, { role_id: id }, refusal(REQUIRED, 'menu_id_list'));
    const chosen = flat(await world.data('GET', `${tree}?role_id=${id}`, world.admin)).filter(({ choose }) => choose);
    expect(chosen.map((node) => node.id)).toEqual([7]);
  });
});

describe('users', () => {
  it('are made with the current names of role and department, active, and their picture (contract: summer-crm.user.create)', async () => {
    const input = {
      username: 'zhaoliu',
      role_id: '1',
      role_name: '假的',
      name: '赵六',
      email: 'z@example.com',
      phone: 13800138000,
      sex: 'false',
      department_id: 4,
      department_name: '假的',
      qr_code: PICTURE,
      leader_name: '',
      wechat: 'zhaoliu',
      is_leader: 'true',
    };
    const user = await world.data('POST', '/api/v1/user_info/', world.admin, input);
    expectShape('user.create', user);
    const role = await world.data('GET', '/api/v1/role/1', world.admin);
    expect(user).toMatchObject({
      username: 'zhaoliu',
      role_id: 1,
      role_name: role.name,
      name: '赵六',
      phone: '13800138000',
      sex: false,
      department_id: 4,
      department_name: '销售部',
      active: true,
      leader_id: -1,
      leader_name: '',
      is_leader: true,
      wechat: 'zhaoliu',
    });
    expect(user.qr_code).toMatch(/^http:\/\/.+\/media\/.+\.png$/);
    expect((await world.app.server.inject({ url: new URL(user.qr_code).pathname })).statusCode).toBe(200);
    expect(await world.data('GET', '/api/v1/department/4', world.admin)).toMatchObject({ leader_id: String(user.id), leader_name: '赵六' });
    expect(await world.app.database.prisma.auditEvent.count({ where: { operation: 301, entityId: user.id } })).toBe(1);
  });

  it('have no picture, no superior and no password unless these are given', async () => {
    const user = await world.data('POST', '/api/v1/user_info/', world.admin, { username: 'plain', role_id: 1, department_id: 1 });
    expect(user).toMatchObject({ qr_code: '', leader_id: -1, sex: true, name: '', is_leader: false });
    for (const password of ['', '123456', createHash('md5').update('123456').digest('hex')]) {
      expect(await world.call('POST', '/api/v1/user_info/login/', undefined, { username: 'plain', password })).toMatchObject({ code: 400 });
    }
  });

  it('take a picture as multipart file and as bare base64, and refuse what is none', async () => {
    const user = await world.staff();
    const update = '/api/v1/user_info/basic_info_update/';
    expect(await world.multipart('PUT', update, world.admin, { id: String(user.id), qr_code: Buffer.from(PIXEL, 'base64') })).toMatchObject(
      { code: 0 },
    );
    const { qr_code: first } = await world.data('GET', `/api/v1/user_info/${user.id}`, world.admin);
    expect(first).toMatch(/\.png$/);
    await world.data('PATCH', update, world.admin, { id: user.id, qr_code: PIXEL });
    for (const qr_code of [
      'not base64!',
      Buffer.from('hello').toString('base64'),
      `data:image/png;base64,${Buffer.from('<svg/>').toString('base64')}`,
    ]) {
      expect(await world.call('PUT', update, world.admin, { id: user.id, qr_code })).toMatchObject({ code: 400, field_name: 'qr_code' });
    }
  });

  it('are refused without a name, with a taken one, and with a role or department that does not exist', async () => {
    const user = { username: 'unused', role_id: 1, department_id: 1 };
    await expectRefused(world, 'POST', '/api/v1/user_info/', world.admin, { role_id: 1, department_id: 1 }, refusal(REQUIRED, 'username'));
    await expectRefused(
      world,
      'POST',
      '/api/v1/user_info/',
      world.admin,
      { ...user, username: 'demosales' },
      refusal('user info with this 用户名 already exists.', 'username'),
    );
    await expectRefused(world, 'POST', '/api/v1/user_info/', world.admin, { ...user, role_id: 999999 }, invalidPk(999999, 'role_id'));
    await expectRefused(
      world,
      'POST',
      '/api/v1/user_info/',
      world.admin,
      { ...user, department_id: '999999' },
      invalidPk(999999, 'department_id'),
    );
    await expectRefused(
      world,
      'POST',
      '/api/v1/user_info/',
      world.admin,
      { ...user, role_id: 'x' },
      refusal('A valid integer is required.', 'role_id'),
    );
    await expectRefused(
      world,
      'POST',
      '/api/v1/user_info/',
      world.admin,
      { ...user, sex: 'man' },
      refusal('"man" is not a valid boolean.', 'sex'),
    );
    await expectRefused(
      world,
      'POST',
      '/api/v1/user_info/',
      world.admin,
      { ...user, name: '名'.repeat(21) },
      refusal('Ensure this field has no more than 20 characters.', 'name'),
    );
  });

  it('are listed while active, by exact name and user name, and reached by id when not (contract: summer-crm.user.list, summer-crm.user.get)', async () => {
    const user = await world.staff([], { name: '独一无二' });
    const page = await world.data('GET', '/api/v1/user_info/?name=独一无二', world.sales);
    expectShape('user.list', page);
    expect(page).toMatchObject({ count: 1, results: [{ id: user.id }] });
    expect(await world.data('GET', `/api/v1/user_info?username=${user.username}`, world.sales)).toMatchObject({ count: 1 });
    await world.data('PUT', '/api/v1/user_info/basic_info_update/', world.admin, { id: user.id, active: false });
    expect(await world.data('GET', '/api/v1/user_info/?name=独一无二', world.sales)).toMatchObject({ count: 0 });
    const found = await world.data('GET', `/api/v1/user_info/${user.id}`, world.sales);
    expectShape('user.get', found);
    expect(found.active).toBe(false);
    await expectRefused(world, 'GET', '/api/v1/user_info/999999', world.sales, undefined, MISSING);
  });

  it('are changed where a key is sent, and the change is logged (contract: summer-crm.user.update)', async () => {
    const [boss, user] = [await world.staff([], { name: '老板' }), await world.staff([], { name: '员工' })];
    const before = await world.data('GET', `/api/v1/user_info/${user.id}`, world.admin);
    const change = {
      id: String(user.id),
      wechat: 'w1',
      leader_id: boss.id,
      extra: '备注',
      department_id: 2,
      is_leader: true,
      create_time: 'x',
      username: 'hacker',
    };
    expect(await world.data('PUT', '/api/v1/user_info/basic_info_update/', world.admin, change)).toBeNull();
    const after = await world.data('GET', `/api/v1/user_info/${user.id}`, world.admin);
    expect(after).toEqual({
      ...before,
      wechat: 'w1',
      leader_id: boss.id,
      leader_name: '老板',
      department_id: 2,
      department_name: '产品部',
      is_leader: true,
      update_time: after.update_time,
    });
    const entry = await world.app.database.prisma.auditEvent.findFirst({
      where: { operation: 301, entityId: user.id },
      orderBy: { id: 'desc' },
    });
    expect(entry?.description).toBe('修改用户信息');
  });

  it('are not changed without an id, by an unknown one, or to a role or department that does not exist', async () => {
    const update = '/api/v1/user_info/basic_info_update/';
    const user = await world.staff();
    for (const body of [{}, { id: '' }, { id: null }]) await expectRefused(world, 'PUT', update, world.admin, body, refusal('user_id为空'));
    for (const id of ['999999', 'abc']) await expectRefused(world, 'PUT', update, world.admin, { id, name: '无' }, MISSING);
    await expectRefused(world, 'PUT', update, world.admin, { id: user.id, role_id: 999999 }, invalidPk(999999, 'role_id'));
    await expectRefused(world, 'PUT', update, world.admin, { id: user.id, department_id: 999999 }, invalidPk(999999, 'department_id'));
  });

  it('lose access at once when they are disabled', async () => {
    const user = await world.staff();
    await world.data('GET', '/api/v1/role/', user);
    await world.data('PUT', '/api/v1/user_info/basic_info_update/', world.admin, { id: user.id, active: 'FALSE' });
    await expectRefused(world, 'GET', '/api/v1/role/', user, undefined, { code: 401, msg: '不合法的载体', data: {}, field_name: '' });
    const login = { username: user.username, password: DEMO_PASSWORD };
    await expectRefused(world, 'POST', '/api/v1/user_info/login/', undefined, login, refusal('用户名或密码验证失败'));
  });

  it('of the sales department are listed whole, the inactive ones too (contract: summer-crm.user.sales-list)', async () => {
    const [one, other] = [await world.staff([], { department_id: 4 }), await world.staff([], { department_id: 4 })];
    await world.data('PUT', '/api/v1/user_info/basic_info_update/', world.admin, { id: one.id, active: false });
    const list = await world.data('GET', '/api/v1/user_info/cc_list/', world.server);
    expectShape('user.sales-list', list);
    expect(list.map((user: { id: number }) => user.id)).toEqual(expect.arrayContaining([world.sales.id, one.id, other.id]));
    expect(list.every((user: { department_name: string }) => user.department_name === '销售部')).toBe(true);
  });
});

describe('the check of a menu url (contract: summer-crm.user.check-url)', () => {
  const url = '/api/v1/user_info/check_url/';

  it("is true for a url of an entry granted to the caller's role", async () => {
    const menu = await world.app.database.prisma.menu.findFirstOrThrow({ where: { url: { not: null } } });
    const [granted, not] = [await world.staff([menu.id]), await world.staff([])];
    const answer = await world.data('POST', url, granted, { visit_url: menu.url });
    expectShape('user.check-url', answer);
    expect(answer).toBe(true);
    expect(await world.data('POST', url, not, { visit_url: menu.url })).toBe(false);
    expect(await world.data('POST', url, granted, { visit_url: '/nowhere' })).toBe(false);
  });

  it('needs a url', async () => {
    for (const body of [{}, { visit_url: '' }]) await expectRefused(world, 'POST', url, world.admin, body, refusal('visit_url为空'));
  });
});

describe('login (contract: summer-crm.user.login)', () => {
  const url = '/api/v1/user_info/login/';

  it('takes the plain password and its MD5, and sends the token in data and header', async () => {
    for (const password of [DEMO_PASSWORD, createHash('md5').update(DEMO_PASSWORD).digest('hex')]) {
      const { code, msg, data, headers } = await world.call('POST', url, undefined, { username: 'demoserver', password });
      expect({ code, msg }).toEqual({ code: 0, msg: '请求成功' });
      expectShape('user.login', data);
      expect(headers['token']).toBe(data.token);
      expect(headers['access-control-expose-headers']).toBe('token');
      expect(await world.call('GET', '/api/v1/role/', data.token)).toMatchObject({ code: 0 });
    }
    const entry = await world.app.database.prisma.auditEvent.findFirst({ where: { operation: 300 }, orderBy: { id: 'desc' } });
    expect(entry?.description).toBe('登录系统');
  });

  it('needs both, and tells an unknown name not from a wrong password', async () => {
    for (const body of [
      {},
      { username: 'demoserver' },
      { password: 'x' },
      { username: '', password: 'x' },
      { username: 'demoserver', password: '' },
    ]) {
      await expectRefused(world, 'POST', url, undefined, body, refusal('用户名和密码不能为空'));
    }
    for (const username of ['demoserver', 'nobody'])
      await expectRefused(world, 'POST', url, undefined, { username, password: 'wrong-one' }, refusal('用户名或密码验证失败'));
  });
});

describe('managing access', () => {
  it('needs the menu entry of what is managed', async () => {
    const [none, roles, users, departments] = [
      await world.staff([]),
      await world.staff([SUPER_MENU.roles]),
      await world.staff([SUPER_MENU.users]),
      await world.staff([SUPER_MENU.departments]),
    ];
    const target = await world.staff([]);
    const calls = [
      {
        may: departments,
        calls: [
          ['POST', '/api/v1/department/', { name: '新部门' }],
          ['PUT', '/api/v1/department/1/', { description: 'x' }],
        ],
      },
      {
        may: roles,
        calls: [
          ['POST', '/api/v1/role/', { name: '新角色' }],
          ['PATCH', `/api/v1/role/${target.roleId}/`, { description: 'x' }],
          ['POST', '/api/v1/privilege/set_current_privilege/', { role_id: target.roleId, menu_id_list: [7] }],
        ],
      },
      { may: users, calls: [['PUT', '/api/v1/user_info/basic_info_update/', { id: target.id, wechat: 'x' }]] },
    ] as const;
    for (const { may, calls: list } of calls) {
      for (const [method, path, body] of list) {
        for (const who of [none, roles, users, departments].filter((person) => person !== may))
          await expectRefused(world, method, path, who, body, FORBIDDEN);
        expect(await world.call(method, path, may, body)).toMatchObject({ code: 0 });
      }
    }
  });

  it('is not reached by staff without the entry: they can raise neither their role, their department nor its rights', async () => {
    const user = await world.staff([]);
    const update = '/api/v1/user_info/basic_info_update/';
    await world.data('PUT', update, user, { id: user.id, wechat: 'mine', password: 'another-123' });
    for (const change of [{ role_id: 1 }, { department_id: 4 }, { active: true, role_id: 1 }, { is_leader: true }])
      await expectRefused(world, 'PUT', update, user, { id: user.id, ...change }, FORBIDDEN);
    await expectRefused(world, 'PUT', update, user, { id: world.server.id, password: 'taken-over' }, FORBIDDEN);
    await expectRefused(
      world,
      'POST',
      '/api/v1/privilege/set_current_privilege/',
      user,
      { role_id: user.roleId, menu_id_list: [8, 9, 10] },
      FORBIDDEN,
    );
    await expectRefused(world, 'POST', '/api/v1/user_info/', user, { username: 'friend', role_id: 1, department_id: 1 }, FORBIDDEN);
    expect(await world.data('GET', `/api/v1/user_info/${user.id}`, user)).toMatchObject({ role_id: user.roleId, wechat: 'mine' });
  });

  it('is for staff: a student is refused everywhere', async () => {
    const student = await world.student();
    for (const [method, path] of [
      ['GET', '/api/v1/department/'],
      ['GET', '/api/v1/role/1'],
      ['GET', '/api/v1/user_info/'],
      ['GET', '/api/v1/user_info/cc_list/'],
      ['GET', '/api/v1/privilege/get_current_privilege?role_id=1'],
      ['POST', '/api/v1/user_info/'],
      ['PUT', '/api/v1/user_info/basic_info_update/'],
    ] as const)
      await expectRefused(world, method, path, student, method === 'GET' ? undefined : { id: 1 }, FORBIDDEN);
  });
});
