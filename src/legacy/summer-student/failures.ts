import type { Failure, FailureTexts, Incoming, LegacyRequest, Refusal } from '../shim/index.js';
import { typeName } from '../summer/type-name.js';
import { fieldName } from './field-names.js';
import { inputFailure } from './input-messages.js';
import { forbidden, message, notFound, refused, unauthenticated } from './texts.js';

const wechatFailed = refused('无效的code值, 微信网页认证失败', '');

/** A refusal that names the field it is about. */
const refusedField =
  (name: string) =>
  ({ details: { field, params } }: Refusal, { endpoint }: LegacyRequest): Failure =>
    refused(message(name, { pk_value: params?.['id'] }), field === undefined ? undefined : fieldName(field, endpoint));

export const failures: FailureTexts = {
  reasons: {
    BAD_CREDENTIALS: refused('用户名或密码错误'),
    ACCOUNT_DISABLED: refused('该用户已被禁用'),
    TOO_MANY_ATTEMPTS: refused(message('too_many_attempts')),
    WECHAT_REFUSED: wechatFailed,
    WECHAT_UNREACHABLE: wechatFailed,
    WECHAT_NOT_CONFIGURED: wechatFailed,
    BAD_USER_INPUT: refusedField('invalid'),
    VARIABLE_INVALID: refusedField('invalid'),
    RELATED_MISSING: refusedField('related_missing'),
    CAMPUS_NAME_TAKEN: refusedField('unique'),
    COUPON_CODE_TAKEN: refusedField('unique'),
    ID_NUMBER_TAKEN: refusedField('unique'),
    CONSULTANT_ASSIGNED: refused('已有关联的销售顾问'),
    CONSULTANT_UNKNOWN: refused('销售人员不存在'),
    FEE_REPEATED: refusedField('unique'),
    AMOUNT_INVALID: refusedField('number'),
    NOT_AN_IMAGE: refusedField('image'),
    PICTURE_TOO_LARGE: refusedField('file_too_large'),
    FILE_TOO_LARGE: refusedField('file_too_large'),
    UPLOAD_QUOTA_EXCEEDED: refused(message('too_many_uploads')),
  },
  codes: {
    UNAUTHENTICATED: unauthenticated,
    FORBIDDEN: forbidden,
    NOT_FOUND: notFound,
    BAD_USER_INPUT: refused(message('invalid')),
    CONFLICT: refused(message('conflict')),
  },
  input: inputFailure,
  path: () => notFound,
  unknownPath: () => notFound,
  wrongMethod: ({ method }) => ({ code: 405, msg: message('method', { method }), field: '' }),
  brokenBody: ({ body }, cause) =>
    refused(cause === 'syntax' ? message('broken_body') : message('not_an_object', { data_type: bodyType(body) })),
  tooLargeBody: ({ path }) => refused(message('body_too_large'), pictureFieldAt(path)),
  unsupportedMedia: (_request, mediaType) => ({ code: 415, msg: message('media_type', { media_type: mediaType }), field: '' }),
  unexpected: () => ({ code: 500, http: 500, msg: message('server_error'), field: '' }),
};

function bodyType(body: Incoming['body']): string {
  return typeName(body.kind === 'json' ? body.value : undefined);
}

/** A body is too large because of its picture, so the complaint is about the picture's field. */
function pictureFieldAt(path: string): string | undefined {
  const [, call] = /\/(upload_img|upload_confirm_photo|order_payment)\/?$/.exec(path) ?? [];
  if (call === undefined) return undefined;
  return call === 'upload_confirm_photo' ? 'confirm_photo' : 'img';
}
