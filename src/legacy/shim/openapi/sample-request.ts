import { AnswerHeaders } from '../answer.js';
import type { Body } from '../body/types.js';
import type { Address, Endpoint } from '../contract/types.js';
import type { LegacyRequest } from '../request.js';

const NO_BODY: Body = { kind: 'none' };

/** A request that says nothing but where it goes, to ask a surface for its words. */
export function sampleRequest(endpoint: Endpoint, { method, path }: Address, body: Body = NO_BODY): LegacyRequest {
  return {
    method,
    path,
    base: '',
    publicUrl: '',
    headers: {},
    cookies: new Map(),
    query: new Map(),
    body,
    address: '',
    foreign: false,
    gone: () => false,
    endpoint,
    params: new Map(),
    session: null,
    viewer: null,
    answer: new AnswerHeaders(),
  };
}
