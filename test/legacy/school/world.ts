import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { Passwords } from '../../../src/access/passwords.js';
import { createTestApp, type TestApp, type TestAppOptions } from '../../support/app.js';

export interface Answer {
  code: number;
  msg: string;
  // Tests read answers of many shapes; the assertion is what types them.
  data: any;
}

export interface Person {
  id: number;
  username: string;
  password: string;
  token: string;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';

/** The old school platform over HTTP, and people and schools to try it with. */
export class World {
  private constructor(readonly app: TestApp) {}

  static async open({ parts, ...options }: TestAppOptions = {}): Promise<World> {
    return new World(
      await createTestApp({ ...options, parts: { passwords: new Passwords({ memoryCost: 64, timeCost: 1, parallelism: 1 }), ...parts } }),
    );
  }

  close(): Promise<void> {
    return this.app.close();
  }

  /** Calls an endpoint, and expects the envelope whatever comes: HTTP 200, msg twice, data an object. */
  async call(method: Method, url: string, token?: string, payload?: unknown): Promise<Answer> {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const body =
      payload === undefined ? {} : { payload: JSON.stringify(payload), headers: { ...headers, 'content-type': 'application/json' } };
    const response = await this.app.server.inject({ method, url, headers, ...body });
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
    const { code, msg, message, data, ...rest } = response.json();
    expect(rest).toEqual({});
    expect(message).toBe(msg);
    expect(data).toBeTypeOf('object');
    if (code !== 200) expect(data).toEqual({});
    return { code, msg, data };
  }

  async teacher(name = '王老师'): Promise<Person> {
    const username = `${randomUUID()}@example.com`;
    const password = 'secret-1';
    const { data } = await this.call('POST', '/v1/teacher/register', undefined, { name, username, password });
    const { id } = await this.app.database.prisma.teacher.findFirstOrThrow({ where: { account: { username } } });
    return { id, username, password, token: data.access_token };
  }

  /** A school of the teacher, which staff have approved unless told otherwise. */
  async school(owner: Person, status: 'APPROVED' | 'WAITING' | 'REJECTED' = 'APPROVED', name = '第一中学'): Promise<number> {
    expect(await this.call('POST', '/v1/teacher/schools', owner.token, { name })).toMatchObject({ code: 200 });
    const { data } = await this.call('GET', '/v1/teacher/schools?per_page=1', owner.token);
    const id: number = data.list[0].id;
    const admin = await this.app.login('STAFF', 'demoadmin');
    if (status === 'APPROVED') await this.app.graphql(`mutation { approveSchool(id: ${id}) { id } }`, {}, admin);
    if (status === 'REJECTED') await this.app.graphql(`mutation { rejectSchool(id: ${id}, reason: "资料不全") { id } }`, {}, admin);
    return id;
  }

  async invite(owner: Person, schoolId: number, teacher: Person): Promise<void> {
    expect(await this.call('POST', `/v1/teacher/schools/${schoolId}/teachers`, owner.token, { username: teacher.username })).toMatchObject({
      code: 200,
    });
  }

  async pupil(owner: Person, schoolId: number, name = '小明'): Promise<Person> {
    const username = `pupil-${randomUUID()}`.slice(0, 30);
    const { data } = await this.call('POST', `/v1/teacher/schools/${schoolId}/students`, owner.token, { username, name });
    const { id } = await this.app.database.prisma.pupil.findFirstOrThrow({ where: { account: { username } } });
    return this.signIn({ id, username, password: data.password, token: '' }, 2);
  }

  async signIn(person: Person, identity: 1 | 2): Promise<Person> {
    const { data } = await this.call('POST', '/v1/login', undefined, { identity, username: person.username, password: person.password });
    return { ...person, token: data.access_token };
  }
}
