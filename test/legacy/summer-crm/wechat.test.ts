import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PlatformError } from '../../../src/platform/errors.js';
import { sandboxWechat } from '../../../src/platform/wechat/sandbox.js';
import { expectRefused, expectShape, refusal, World } from './world.js';

let world: World;

beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const AUTHORIZE = '/api/v1/student/info/authorize/';

describe('a WeChat code (contract: summer-crm.student.authorize)', () => {
  it('makes a student of somebody unknown, and signs the same one in again', async () => {
    const first = await world.call('GET', `${AUTHORIZE}?code=demo-twice`);
    expectShape('student.authorize', first.data);
    expect(first.data.student_status).toBe('NEW');
    const second = await world.call('GET', `${AUTHORIZE}?code=demo-twice`);
    expect(second.data).toEqual(first.data);
    expect(second.headers['token']).not.toBe(first.headers['token']);
    for (const { headers } of [first, second]) {
      expect(headers['access-control-expose-headers']).toBe('token');
      expect(await world.call('GET', `/api/v1/student/info/${first.data.user_id}/`, String(headers['token']))).toMatchObject({ code: 0 });
    }
  });

  it('is the same student as in GraphQL and in the other student app', async () => {
    const { data } = await world.call('GET', `${AUTHORIZE}?code=demo-student1`);
    const graphql = await world.app.graphql(
      'mutation { loginWithWechat(input: {realm: STUDENT, code: "demo-student1"}) { viewer { profileId } } }',
    );
    expect(data.user_id).toBe(String(graphql.data.loginWithWechat.viewer.profileId));
    const other = await world.app.server.inject({ url: '/auth/user/check_account/?code=demo-student1' });
    expect(String(other.json().data.user_id)).toBe(data.user_id);
    expect(data.student_status).toBe('IN_CLASS');
  });

  it('is refused where WeChat refuses it, with nothing of its answer but the number', async () => {
    const { headers, ...answer } = await world.call('GET', `${AUTHORIZE}?code=invalid-1`);
    expect(answer).toEqual(refusal('微信认证异常： 40029'));
    expect(headers['token']).toBeUndefined();
  });

  it('cannot be tried while WeChat is out of reach', async () => {
    const webLogin = (): Promise<never> => Promise.reject(new PlatformError('WECHAT_UNREACHABLE'));
    const other = await World.open({ parts: { wechat: { ...sandboxWechat, webLogin } } });
    await expectRefused(other, 'GET', `${AUTHORIZE}?code=demo-x`, undefined, undefined, refusal('连接微信服务器异常'));
    await other.close();
  });
});
