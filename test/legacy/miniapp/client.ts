import { expect } from 'vitest';
import type { Shape } from '../../../src/legacy/shim/contract/types.js';
import type { Contract } from '../../../src/legacy/shim/index.js';
import { loadContract } from '../../../src/legacy/shim/index.js';
import type { TestApp } from '../../support/app.js';
import { checkObject } from '../shape.js';

export const contract: Contract = loadContract(new URL('../../../src/legacy/miniapp/contract.yaml', import.meta.url).href, 'contract.yaml');

export interface Answer {
  readonly status: number;
  readonly body: Record<string, any>;
}

/** A client of the mini-program API. */
export class MiniappClient {
  constructor(private readonly app: TestApp) {}

  async post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const payload = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await this.app.server.inject({
      method: 'POST',
      url: path,
      headers: { 'content-type': 'application/json', ...headers },
      payload,
    });
    return { status: response.statusCode, body: response.json() };
  }

  async login(Username: string, Password = 'demo123456'): Promise<{ Token: string; UserID: number }> {
    const { body } = await this.post('/login_account_password', { Username, Password });
    expect(body).toMatchObject({ code: 0, message: '登录成功' });
    return { Token: body.Token, UserID: body.UserID };
  }

  async info(Token: string): Promise<Record<string, any>> {
    const { body } = await this.post('/userinfo', { Token });
    expect(body.code).toBe(0);
    return body.data;
  }
}

/** Expects the endpoint's documented success, whole. */
export function expectSuccess({ status, body }: Answer, endpointId: string): void {
  const endpoint = contract.endpoints.find(({ id }) => id === endpointId);
  if (endpoint === undefined) throw new Error(`No endpoint ${endpointId}.`);
  const { flat, data, msg } = endpoint.response;
  const keys = new Map<string, Shape>([
    ['code', { kind: 'int', nullable: false }],
    ['message', { kind: 'string', nullable: false }],
    ...(flat ?? []),
    ...(data === undefined ? [] : [['data', data] as const]),
  ]);
  expect(checkObject(body, keys, contract, 'body')).toEqual([]);
  expect({ status, code: body.code, message: body.message }).toEqual({ status: 200, code: 0, message: msg });
}

/** Expects a failure: nothing but code and message. */
export function expectFailure(answer: Answer, code: number, message: string, status = 400): void {
  expect(answer).toEqual({ status, body: { code, message } });
}
