import type { Envelope } from '../shim/index.js';

/** contracts: summer-student, envelope; summer-crm, envelope */
export const envelope: Envelope = {
  success: (data, msg) => ({ status: 200, body: { code: 0, msg, data, field_name: '' } }),
  failure: ({ code = 400, msg, http = 200, field = '' }) => ({ status: http, body: { code, msg, data: {}, field_name: field } }),
};
