import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MENU, openBackoffice, refusal, type Backoffice } from './backoffice.js';

/** contract: summer-crm.privilege.tree, rules */
const DEFAULT_MENU: Record<string, Record<number, string>> = {
  '1 系统菜单': { 2: '超级管理中心', 3: '产品管理中心', 4: '报名咨询中心', 5: '学服中心', 6: '财务中心', 7: '优惠中心' },
  '2 超级管理中心': { 8: '角色管理', 9: '用户管理', 10: '部门管理', 11: '超级日志' },
  '3 产品管理中心': { 12: '开课统计产品', 13: '课程管理', 14: '项目管理' },
  '4 报名咨询中心': { 15: '中心首页咨询', 16: '学生列表咨询', 17: '开课统计咨询' },
  '5 学服中心': { 18: '中心首页学服', 19: '学生列表学服' },
  '6 财务中心': { 20: '财务管理', 21: '缴费凭据管理', 22: '支付账号管理', 23: '固定优惠管理', 24: '固定优惠规则', 25: '学生列表财务' },
};

let app: Backoffice;
beforeAll(async () => {
  app = await openBackoffice();
});
afterAll(() => app.close());

const make = async (input: object) =>
  await app.as('demoadmin', 'mutation ($input: CreateMenuInput!) { createMenu(input: $input) { id title url } }', { input });

describe('the menu', () => {
  it('is the default one, with exactly its ids, shown with the extra behind the name', async () => {
    const { data } = await app.as('demosales', '{ menus(first: 100) { nodes { id title children { id title } } } }');
    const groups = data.menus.nodes.filter((entry: any) => entry.children.length > 0);
    const tree = Object.fromEntries(
      groups.map((group: any) => [
        `${group.id} ${group.title}`,
        Object.fromEntries(group.children.map(({ id, title }: any) => [id, title])),
      ]),
    );
    expect(tree).toEqual(DEFAULT_MENU);
  });

  it('is read with what a role is granted in one operation of two statements', async () => {
    const { data } = await app.as(
      'demoadmin',
      '{ roles(filter: { name: { eq: "市场部" } }) { nodes { menuIds } } menus(first: 100, filter: { parentId: { isNull: false } }) { nodes { id parentId extra } } }',
    );
    expect(data.roles.nodes[0].menuIds).toEqual([1, 4, 15, 16, 17]);
    expect(data.menus.nodes).toHaveLength(24);
    expect(data.menus.nodes.find(({ id }: any) => id === 12)).toEqual({ id: 12, parentId: 3, extra: '产品' });
  });
});

describe('mayVisit', () => {
  const mayVisit = async (username: string, url: string) =>
    (await app.as(username, 'query ($url: String!) { mayVisit(url: $url) }', { url })).data.mayVisit;

  it('is true when an entry with exactly this url is granted', async () => {
    expect(await mayVisit('demosales', '/student')).toBe(true);
    expect(await mayVisit('demosales', '/studen')).toBe(false);
    expect(await mayVisit('demosales', '')).toBe(false);
  });

  it('is false when entries of that url are granted to others only', async () => {
    expect(await mayVisit('demosales', '/role')).toBe(false);
    expect(await mayVisit('demoadmin', '/role')).toBe(true);
  });

  it('is asked by staff only', async () => {
    expect(refusal(await app.as(null, '{ mayVisit(url: "/role") }'))).toBe('UNAUTHENTICATED');
  });
});

describe('a menu entry', () => {
  it('is made, changed and removed by administrators', async () => {
    const { id } = (await make({ parentId: 7, name: '报表', extra: '优惠', url: '/report' })).data.createMenu;
    const { data } = await app.as('demoadmin', `mutation { updateMenu(id: ${id}, input: { extra: "", url: null }) { title url } }`);
    expect(data.updateMenu).toEqual({ title: '报表', url: null });
    const place = async (input: string) =>
      (await app.as('demoadmin', `mutation { updateMenu(id: ${id}, input: ${input}) { title rank icon } }`)).data.updateMenu;
    expect(await place('{ rank: 3, icon: "table" }')).toEqual({ title: '报表', rank: 3, icon: 'table' });
    expect(await place('{ icon: null }')).toEqual({ title: '报表', rank: 3, icon: null });
    expect((await app.as('demoadmin', `mutation { deleteMenu(id: ${id}) }`)).data.deleteMenu).toBe(true);
    expect(refusal(await app.as('demoadmin', `mutation { deleteMenu(id: ${id}) }`))).toBe('NOT_FOUND');
  });

  it('is not written by staff who are no administrators, or an entry named like a right would be one', async () => {
    await app.employ('manager-of-all', [MENU.roles, MENU.staff, MENU.departments]);
    for (const mutation of [
      'createMenu(input: { parentId: 1, name: "用户管理" }) { id }',
      'updateMenu(id: 15, input: { name: "用户管理" }) { id }',
      'deleteMenu(id: 15)',
    ]) {
      expect(refusal(await app.as('manager-of-all', `mutation { ${mutation} }`)), mutation).toBe('FORBIDDEN');
    }
  });

  it('keeps its name and stays while rights hang on it', async () => {
    for (const id of Object.values(MENU)) {
      expect(refusal(await app.as('demoadmin', `mutation { updateMenu(id: ${id}, input: { name: "改名" }) { id } }`))).toBe(
        'MENU_IS_A_RIGHT',
      );
      expect(refusal(await app.as('demoadmin', `mutation { deleteMenu(id: ${id}) }`))).toBe('MENU_IS_A_RIGHT');
    }
    expect(
      refusal(await app.as('demoadmin', `mutation { updateMenu(id: ${MENU.roles}, input: { url: "/roles", name: "角色管理" }) { id } }`)),
    ).toBeNull();
  });

  it('is not removed while there are entries below it', async () => {
    expect(refusal(await app.as('demoadmin', 'mutation { deleteMenu(id: 6) }'))).toBe('MENU_NOT_EMPTY');
    expect(refusal(await app.as('demoadmin', 'mutation { deleteMenu(id: 1) }'))).toBe('MENU_NOT_EMPTY');
  });

  it('hangs below one that exists', async () => {
    expect((await make({ parentId: 999, name: '悬空' })).errors?.[0]?.extensions).toMatchObject({
      reason: 'RELATED_MISSING',
      field: 'parentId',
    });
  });
});
