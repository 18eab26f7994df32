import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { Passwords } from '../../../src/access/passwords.js';
import { type Contract, loadContract } from '../../../src/legacy/shim/index.js';
import { createTestApp, DEMO_PASSWORD, type TestApp, type TestAppOptions } from '../../support/app.js';
import { checkShape } from '../shape.js';

export const contract: Contract = loadContract(
  new URL('../../../src/legacy/summer-crm/surface.ts', import.meta.url).href,
  'contract-1-people-and-studies.yaml',
);

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Answer {
  readonly code: number;
  readonly msg: string;
  // Tests read answers of many shapes; the assertion is what types them.
  readonly data: any;
  readonly field_name: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

export interface Person {
  readonly id: number;
  readonly token: string;
}

/** A real picture of one pixel. */
export const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
export const PICTURE = `data:image/png;base64,${PIXEL}`;

export const MISSING = { code: 404, msg: '请求失败', data: {}, field_name: '' } as const;
export const FORBIDDEN = { code: 403, msg: '请求失败', data: {}, field_name: '' } as const;

/** A refusal with code 400; without a field one of the whole call. */
export function refusal(msg: string, field_name = ''): object {
  return { code: 400, msg, data: {}, field_name };
}

export function invalidPk(input: number | string, field: string): object {
  return refusal(`Invalid pk "${input}" - object does not exist.`, field);
}

/** The old back office and student app over HTTP, and people to try them with. */
export class World {
  readonly admin: Person;
  readonly server: Person;
  readonly sales: Person;

  private constructor(
    readonly app: TestApp,
    [admin, server, sales]: readonly [Person, Person, Person],
  ) {
    this.admin = admin;
    this.server = server;
    this.sales = sales;
  }

  static async open({ parts, ...options }: TestAppOptions = {}): Promise<World> {
    const app = await createTestApp({
      ...options,
      parts: { passwords: new Passwords({ memoryCost: 64, timeCost: 1, parallelism: 1 }), ...parts },
    });
    const people = await Promise.all(
      ['demoadmin', 'demoserver', 'demosales'].map(async (username) => {
        const { id } = await app.database.prisma.staff.findFirstOrThrow({ where: { account: { username } }, select: { id: true } });
        const response = await app.server.inject({
          method: 'POST',
          url: '/api/v1/user_info/login/',
          payload: { username, password: DEMO_PASSWORD },
        });
        return { id, token: response.json().data.token as string };
      }),
    );
    return new World(app, people as [Person, Person, Person]);
  }

  close(): Promise<void> {
    return this.app.close();
  }

  /** Calls an endpoint with a JSON body, and expects the envelope whatever comes: HTTP 200 and its four keys. */
  async call(method: Method, url: string, who?: Person | string, body?: unknown): Promise<Answer> {
    return this.send(method, url, who, body === undefined ? {} : { payload: JSON.stringify(body), type: 'application/json' });
  }

  /** Calls an endpoint with an urlencoded body. */
  async form(method: Method, url: string, who: Person, fields: Record<string, string>): Promise<Answer> {
    return this.send(method, url, who, { payload: new URLSearchParams(fields).toString(), type: 'application/x-www-form-urlencoded' });
  }

  /** Calls an endpoint with a multipart body; a Buffer is sent as a file. */
  async multipart(method: Method, url: string, who: Person, fields: Record<string, string | Buffer>): Promise<Answer> {
    const boundary = randomUUID();
    const chunks = Object.entries(fields).flatMap(([name, value]) => {
      const isFile = typeof value !== 'string';
      const head = `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${isFile ? '; filename="a.png"\r\nContent-Type: image/png' : ''}\r\n\r\n`;
      return [Buffer.from(head), isFile ? value : Buffer.from(value), Buffer.from('\r\n')];
    });
    return this.send(method, url, who, {
      payload: Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]),
      type: `multipart/form-data; boundary=${boundary}`,
    });
  }

  private async send(
    method: Method,
    url: string,
    who: Person | string | undefined,
    body: { payload?: string | Buffer; type?: string },
  ): Promise<Answer> {
    const token = typeof who === 'object' ? who.token : who;
    const headers = {
      ...(token === undefined ? {} : { 'x-auth-token': token }),
      ...(body.type === undefined ? {} : { 'content-type': body.type }),
    };
    const response = await this.app.server.inject({
      method,
      url,
      headers,
      ...(body.payload === undefined ? {} : { payload: body.payload }),
    });
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(response.headers['cache-control']).toBe('no-store');
    const answer = response.json();
    expect(Object.keys(answer).sort()).toEqual(['code', 'data', 'field_name', 'msg']);
    if (answer.code !== 0) expect(answer.data).toEqual({});
    return { ...answer, headers: response.headers };
  }

  /** The data of a call that must succeed. */
  async data(method: Method, url: string, who?: Person, body?: unknown): Promise<any> {
    const { code, msg, data, field_name } = await this.call(method, url, who, body);
    expect({ code, msg, field_name }).toEqual({ code: 0, msg: '请求成功', field_name: '' });
    return data;
  }

  /** A new student, by a first WeChat login. */
  async student(name = `s-${randomUUID()}`): Promise<Person> {
    const { data, headers } = await this.call('GET', `/api/v1/student/info/authorize/?code=demo-${name}`);
    return { id: Number(data.user_id), token: String(headers['token']) };
  }

  /** A new member of staff with a role that is granted these menu entries. */
  async staff(
    menuIds: readonly number[] = [],
    details: object = {},
  ): Promise<Person & { readonly username: string; readonly roleId: number }> {
    const { id: roleId } = await this.data('POST', '/api/v1/role/', this.admin, { name: `r-${randomUUID()}`.slice(0, 30) });
    await this.data('POST', '/api/v1/privilege/set_current_privilege/', this.admin, { role_id: roleId, menu_id_list: menuIds });
    const username = `u-${randomUUID()}`;
    const user = { username, role_id: roleId, department_id: 1, password: DEMO_PASSWORD, ...details };
    const { id } = await this.data('POST', '/api/v1/user_info/', this.admin, user);
    const { token } = await this.data('POST', '/api/v1/user_info/login/', undefined, { username, password: DEMO_PASSWORD });
    return { id, token, username, roleId };
  }
}

/** Expects data of the endpoint's documented shape. */
export function expectShape(endpointId: string, data: unknown): void {
  const endpoint = contract.endpoints.find(({ id }) => id === `summer-crm.${endpointId}`);
  if (endpoint?.response.data === undefined) throw new Error(`No endpoint ${endpointId} with a documented answer.`);
  expect(checkShape(data, endpoint.response.data, contract)).toEqual([]);
}

/** Expects a call to fail, and the failure whole. */
export async function expectRefused(
  world: World,
  method: Method,
  url: string,
  who: Person | undefined,
  body: unknown,
  failure: object,
): Promise<void> {
  const { headers: _, ...answer } = await world.call(method, url, who, body);
  expect(answer).toEqual(failure);
}
