import { expect } from 'vitest';
import { loadContract } from '../../../src/legacy/shim/index.js';
import { DEMO_PASSWORD, type TestApp } from '../../support/app.js';
import { checkObject } from '../shape.js';

export const contract = loadContract(new URL('../../../src/legacy/course-agent/contract.yaml', import.meta.url).href, 'contract.yaml');

export interface Answer {
  readonly status: number;
  readonly body: Record<string, any>;
}

/** A client of the shop's old API; `headers` may hold the token in any form. */
export class ShopClient {
  constructor(
    private readonly app: TestApp,
    private readonly headers: Record<string, string> = {},
  ) {}

  /** The same client with somebody's token. */
  async as(username: string): Promise<ShopClient> {
    const { body } = await this.login({ username, password: DEMO_PASSWORD });
    return this.with({ authorization: `Bearer ${body.data.token}` });
  }

  with(headers: Record<string, string>): ShopClient {
    return new ShopClient(this.app, headers);
  }

  login(body: unknown): Promise<Answer> {
    return this.post('/v1/login', body);
  }

  get(url: string): Promise<Answer> {
    return this.send('GET', url);
  }

  post(url: string, body: unknown): Promise<Answer> {
    return this.send('POST', url, JSON.stringify(body), 'application/json');
  }

  form(url: string, fields: Record<string, string>): Promise<Answer> {
    return this.send('POST', url, new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded');
  }

  async send(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH' | 'OPTIONS',
    url: string,
    payload?: string,
    type?: string,
  ): Promise<Answer> {
    const headers = { ...this.headers, ...(type === undefined ? {} : { 'content-type': type }) };
    const response = await this.app.server.inject({ method, url, headers, payload });
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
    return { status: response.statusCode, body: response.json() };
  }
}

/** Expects the endpoint's documented success, whole; answers its data. */
export function expectData(answer: Answer, endpointId: string): any {
  const endpoint = contract.endpoints.find(({ id }) => id === endpointId);
  if (endpoint?.response.data === undefined) throw new Error(`No endpoint ${endpointId} with data.`);
  const bool = { kind: 'bool', nullable: false } as const;
  const string = { kind: 'string', nullable: false } as const;
  expect(answer).toMatchObject({ status: 200, body: { status: true, msg: endpoint.response.msg } });
  expect(
    checkObject(
      answer.body,
      new Map([
        ['status', bool],
        ['msg', string],
        ['data', endpoint.response.data],
      ]),
      contract,
      'body',
    ),
  ).toEqual([]);
  return answer.body['data'];
}

/** Expects the failure envelope with this text, and nothing else in it. */
export function expectFailure(answer: Answer, msg: string, status = 200): void {
  expect(answer).toEqual({ status, body: { status: false, msg, data: '' } });
}
