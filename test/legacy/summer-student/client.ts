import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { loadContract } from '../../../src/legacy/shim/index.js';
import { DEMO_PASSWORD, type TestApp } from '../../support/app.js';
import { checkShape } from '../shape.js';

export const contract = loadContract(new URL('../../../src/legacy/summer-student/contract.yaml', import.meta.url).href, 'contract.yaml');

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Answer {
  readonly status: number;
  readonly body: { code: number; msg: string; data: any; field_name: string };
  readonly cookies: readonly { name: string; value: string }[];
  readonly setCookie: string | undefined;
}

/** A file of a multipart body. */
export interface Upload {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** A picture of one pixel. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);
export const PICTURE = PNG.toString('base64');
export const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n');

/** A client of the student app; it sends its ticket as a cookie. */
export class Client {
  constructor(
    readonly app: TestApp,
    readonly ticket: string | null = null,
    readonly userId = 0,
  ) {}

  /** A member of staff of the demo data. */
  async staff(username: 'demoadmin' | 'demosales' | 'demoserver'): Promise<Client> {
    const { body } = await this.post('/auth/user/login/', { username, password: DEMO_PASSWORD });
    return new Client(this.app, body.data.ticket, body.data.user_id);
  }

  /** Whoever the WeChat code belongs to; by default somebody new. */
  async student(code = `demo-${randomUUID().slice(0, 20)}`): Promise<Client> {
    const { body } = await new Client(this.app).get(`/auth/user/check_account/?code=${code}`);
    return new Client(this.app, body.data.ticket, body.data.user_id);
  }

  get(url: string): Promise<Answer> {
    return this.send('GET', url);
  }

  post(url: string, body: unknown): Promise<Answer> {
    return this.json('POST', url, body);
  }

  put(url: string, body: unknown): Promise<Answer> {
    return this.json('PUT', url, body);
  }

  patch(url: string, body: unknown): Promise<Answer> {
    return this.json('PATCH', url, body);
  }

  json(method: Method, url: string, body: unknown): Promise<Answer> {
    return this.send(method, url, JSON.stringify(body), 'application/json');
  }

  /** A form; a list is sent by repeating its name. */
  form(method: Method, url: string, fields: Record<string, string | readonly string[]>): Promise<Answer> {
    const pairs = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, String(one)]));
    return this.send(method, url, new URLSearchParams(pairs).toString(), 'application/x-www-form-urlencoded');
  }

  multipart(method: Method, url: string, fields: Record<string, string | Upload>): Promise<Answer> {
    const boundary = 'summer-student-test';
    const parts = Object.entries(fields).flatMap(([name, value]) => {
      const file = typeof value === 'string' ? null : value;
      const head = `--${boundary}\r\nContent-Disposition: form-data; name="${name}"`;
      const type = file === null ? '' : `; filename="${file.name}"\r\nContent-Type: ${file.type}`;
      return [Buffer.from(`${head}${type}\r\n\r\n`), file?.bytes ?? Buffer.from(String(value)), Buffer.from('\r\n')];
    });
    return this.send(
      method,
      url,
      Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
      `multipart/form-data; boundary=${boundary}`,
    );
  }

  async send(method: Method, url: string, payload?: string | Buffer, type?: string, more: Record<string, string> = {}): Promise<Answer> {
    const cookie = this.ticket === null ? {} : { cookie: `ticket=${this.ticket}` };
    const headers = { ...cookie, ...(type === undefined ? {} : { 'content-type': type }), ...more };
    const response = await this.app.server.inject({ method, url, headers, payload });
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
    const setCookie = response.headers['set-cookie'];
    const body = response.json();
    expect(Object.keys(body).sort()).toEqual(['code', 'data', 'field_name', 'msg']);
    return { status: response.statusCode, body, cookies: response.cookies, setCookie: Array.isArray(setCookie) ? setCookie[0] : setCookie };
  }
}

/** Expects the endpoint's documented success, whole; answers its data. */
export function expectData(answer: Answer, endpointId: string): any {
  const endpoint = contract.endpoints.find(({ id }) => id === `summer-student.${endpointId}`);
  if (endpoint?.response.data === undefined) throw new Error(`No endpoint ${endpointId} with data.`);
  const { data, ...rest } = answer.body;
  expect({ status: answer.status, ...rest }).toEqual({ status: 200, code: 0, msg: endpoint.response.msg, field_name: '' });
  expect(checkShape(data, endpoint.response.data, contract)).toEqual([]);
  return data;
}

/** Expects the failure envelope, whole. */
export function expectFailure(answer: Answer, code: number, msg: string, field: string): void {
  expect({ status: answer.status, body: answer.body }).toEqual({ status: 200, body: { code, msg, data: {}, field_name: field } });
}

/** A rule over the whole input said no. */
export function expectRefused(answer: Answer, msg: string, field = 'non_field_errors'): void {
  expectFailure(answer, 400, msg, field);
}

export const NOT_FOUND = [404, '请求失败', ''] as const;
export const FORBIDDEN = [403, '您没有执行该操作的权限。', ''] as const;
export const UNAUTHENTICATED = [401, '未登陆', ''] as const;
export const REQUIRED = '该字段是必填项。';
