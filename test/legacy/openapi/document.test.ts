import { describe, expect, test } from 'vitest';
import { pathParamNames } from '../../../src/legacy/shim/contract/endpoint.js';
import { surfaces } from '../../../src/legacy/surfaces.js';
import { documentOf, type Operation, resolved } from '../../support/openapi/documents.js';
import { validatorOf } from '../../support/openapi/validator.js';

function operationsOf(name: string): Operation[] {
  return Object.values(documentOf(name).paths).flatMap((methods) => Object.values(methods));
}

function operation(name: string, id: string): Operation {
  const found = operationsOf(name).find(({ operationId }) => operationId === id);
  if (found === undefined) throw new Error(`${name} describes no ${id}.`);
  return found;
}

function bodyOf(name: string, id: string): any {
  return resolved(documentOf(name), operation(name, id).requestBody);
}

/** What an operation's document says of an answer; null: it knows it. */
function complaint(name: string, id: string, status: number, body: unknown): string | null {
  return validatorOf(name).complaint(operation(name, id), status, 'application/json', body);
}

describe.each(surfaces)('the document of $name', ({ name, contract, alsoMethods = {} }) => {
  test('has every address with its parameters', () => {
    const validator = validatorOf(name);
    for (const { addresses, also, id } of contract.endpoints)
      for (const { method, path } of [...addresses, ...also])
        for (const served of [method, ...(alsoMethods[method] ?? [])]) {
          const sample = path.replace(/\{[^}]+\}/g, '1');
          const described = validator.operation(served, sample);
          expect(described, `${id} ${served} ${path}`).toBeDefined();
          expect(described?.parameters?.filter((parameter) => parameter.in === 'path').length ?? 0).toBe(pathParamNames(path).length);
        }
  });

  test('names each operation once, in letters that may stand in an address', () => {
    const ids = operationsOf(name).map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[A-Za-z0-9._-]+$/.test(id))).toEqual([]);
    expect(contract.endpoints.map(({ id }) => id).filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('knows every failure that the contract lists, and refuses one that it does not', () => {
    for (const { id, errors } of contract.endpoints) {
      const own = operationsOf(name).find(({ operationId }) => operationId === id);
      const text = JSON.stringify(Object.values(own?.responses ?? {}).map((response) => resolved(documentOf(name), response)));
      for (const { msg, when } of errors.filter((error) => !/^see |[{<]/.test(error.msg))) {
        expect(text, `${id}: ${when}`).toContain(JSON.stringify(msg).slice(1, -1));
        expect(text, `${id}: ${when}`).toContain(JSON.stringify(when).slice(1, -1));
      }
    }
  });

  test('has the version of the gateway and what the contract says of all endpoints', () => {
    const { info } = documentOf(name);
    expect(info).toMatchObject({ title: contract.title, version: '1.2.3' });
    expect(info.description).toContain('## Envelope');
  });
});

describe('answers', () => {
  const school = { code: 200, msg: 'success', message: 'success', data: { count: 3 } };

  test('are the envelope around the documented data', () => {
    expect(complaint('school', 'school.fan.count', 200, school)).toBeNull();
    expect(complaint('school', 'school.fan.count', 200, { ...school, data: {} })).not.toBeNull();
    expect(complaint('school', 'school.fan.count', 200, { ...school, data: { count: 'x' } })).not.toBeNull();
    expect(complaint('school', 'school.fan.count', 200, { ...school, code: 0 })).not.toBeNull();
    expect(complaint('school', 'school.fan.count', 201, school)).toBe('HTTP 201 is not described');
  });

  test('are refusals with the codes and texts of the contract', () => {
    const refused = (code: number, msg: string) => ({ code, msg, message: msg, data: {} });
    expect(complaint('school', 'school.school.create', 200, refused(422, 'name的最小长度为4字符'))).toBeNull();
    expect(complaint('school', 'school.school.create', 200, refused(401, '认证失败'))).toBeNull();
    expect(complaint('school', 'school.school.create', 200, refused(422, 'name的最小长度为5字符'))).not.toBeNull();
    expect(complaint('school', 'school.school.create', 200, refused(401, 'Unauthorized'))).not.toBeNull();
    expect(complaint('school', 'school.school.create', 500, refused(500, '服务器内部错误'))).toBeNull();
  });

  test('fill the places of a text with anything', () => {
    const refused = (msg: string) => ({ code: 400, msg, data: {}, field_name: 'campus' });
    expect(complaint('summer-crm', 'summer-crm.project.create', 200, refused('Invalid pk "77" - object does not exist.'))).toBeNull();
    expect(complaint('summer-crm', 'summer-crm.project.create', 200, refused('Invalid key "77".'))).not.toBeNull();
  });

  test('have the HTTP status of the surface', () => {
    expect(complaint('miniapp', 'miniapp.user.info', 400, { code: 1, message: '身份验证失败' })).toBeNull();
    expect(complaint('miniapp', 'miniapp.user.info', 200, { code: 1, message: '身份验证失败' })).not.toBeNull();
  });

  test('of a repeated write may be about its key', () => {
    const document = documentOf('school');
    const { parameters = [], responses } = operation('school', 'school.school.create');
    expect(parameters.map((parameter) => resolved(document, parameter).name)).toContain('Idempotency-Key');
    expect(Object.keys(responses)).toEqual(['200', '400', '409', '422', '500', '503']);
    expect(Object.keys(operation('school', 'school.auth.login').responses)).toEqual(['200', '500', '503']);
  });
});

describe('credentials', () => {
  test('are those of the surface, each enough', () => {
    expect(operation('course-agent', 'course-agent.coupon.list').security).toEqual([{ bearer: [] }, { header: [] }]);
    expect(documentOf('course-agent').components['securitySchemes']).toMatchObject({ header: { in: 'header', name: 'token' } });
    expect(operation('summer-student', 'summer-student.order.create').security).toEqual([{ cookie: ['student'] }, { query: ['student'] }]);
  });

  test('are none where none is needed', () => {
    expect(operation('school', 'school.auth.login').security).toEqual([]);
  });

  test('in the body are properties of it', () => {
    const { properties, required } = bodyOf('miniapp', 'miniapp.user.info').content['application/json'].schema;
    expect(properties.Token).toMatchObject({ type: 'string', 'x-credential': true });
    expect(required).toEqual(['Token']);
  });
});

describe('inputs', () => {
  test('are JSON, forms and multipart, where these are read', () => {
    const types = ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'];
    expect(Object.keys(bodyOf('school', 'school.school.create').content)).toEqual(types);
    expect(Object.keys(bodyOf('miniapp', 'miniapp.auth.login').content)).toEqual(types.slice(0, 1));
  });

  test('say what is required, and are not required twice', () => {
    expect(bodyOf('school', 'school.school.create')).toMatchObject({ required: true });
    const { schema } = bodyOf('summer-crm', 'summer-crm.review.create').content['application/json'];
    expect(schema.allOf).toMatchObject([{ anyOf: [{ required: ['student_server_id'] }, { required: ['student_server'] }] }]);
    expect(schema.required).not.toContain('student_server_id');
  });

  test('of an update in part are all optional', () => {
    const partial = operationsOf('summer-student').find(({ operationId }) => operationId.startsWith('summer-student.course.update.patch'));
    const { content } = resolved(documentOf('summer-student'), partial?.requestBody);
    expect(content['application/json'].schema.required).toBeUndefined();
  });

  test('of a query stand in the body too, where the surface looks there', () => {
    const post = operationsOf('summer-crm').find(({ operationId }) => operationId.startsWith('summer-crm.convert.confirm.post'));
    const document = documentOf('summer-crm');
    expect(resolved(document, post?.requestBody).required).toBe(false);
    expect(post?.parameters).toContainEqual(expect.objectContaining({ name: 'course_code', in: 'query', required: false }));
    const get = operation('summer-crm', 'summer-crm.convert.confirm');
    expect(get.parameters).toContainEqual(expect.objectContaining({ name: 'course_code', in: 'query', required: true }));
  });

  test('that hold a file are parts of multipart and base64 elsewhere', () => {
    const { content } = bodyOf('summer-student', 'summer-student.course.upload-confirm-photo');
    expect(content['multipart/form-data'].schema.properties.confirm_photo).toMatchObject({ format: 'binary' });
    expect(content['application/json'].schema.properties.confirm_photo).toMatchObject({ contentEncoding: 'base64' });
  });

  test('of two endpoints at one address are those of either', () => {
    const { content } = bodyOf('summer-student', 'summer-student.project.create');
    expect(content['application/json'].schema.anyOf).toHaveLength(2);
  });
});
