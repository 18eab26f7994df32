import { createHash } from 'node:crypto';
import type { Asked, WriteRoute } from './routes.js';
import { ADD_TO_CART } from './summer-crm-sql.js';
import { ORDER_PROJECT } from './summer-student-sql.js';
import { CHOOSE, CONFIRM, END_EXPIRED, PAY, PLACE } from './write-sql.js';

// One route for each write that keeps the gateway's rules. Who writes is said in the body: nobody signs in here.

export const WRITE_ROUTES: readonly WriteRoute[] = [
  write('place', PLACE, ['projectId', 'courseNum', 'currency', 'payment'], { otherwise: END_EXPIRED }),
  {
    ...write('pay', PAY, []),
    values: ({ body }) => [
      body['studentId'],
      body['orderId'],
      body['accountNumber'],
      body['accountName'],
      body['payDate'],
      pathOf(body),
      body['amount'],
    ],
  },
  write('confirm', CONFIRM, ['orderId']),
  write('choose', CHOOSE, ['projectId', 'offeringId'], { lock: (body) => `${student(body)}; ${locked('offering', body['offeringId'])}` }),
  write('legacy-student-write', ORDER_PROJECT, ['project', 'course_num', 'currency', 'payment'], { otherwise: END_EXPIRED }),
  write('legacy-crm-write', ADD_TO_CART, ['project', 'course_num']),
];

type Body = Asked['body'];

function write(
  name: string,
  text: string,
  values: readonly string[],
  { lock = student, otherwise }: { lock?: (body: Body) => string; otherwise?: string } = {},
): WriteRoute {
  return {
    method: 'POST',
    url: `/write/${name}`,
    text,
    lock: ({ body }) => lock(body),
    ...(otherwise === undefined ? {} : { otherwise }),
    values: ({ body }) => [body['studentId'], ...values.map((key) => body[key])],
  };
}

function student(body: Body): string {
  return locked('student', body['studentId']);
}

/** Goes into the text, which is why it is looked at: with parameters it could not travel with BEGIN. */
function locked(table: string, id: unknown): string {
  if (!Number.isSafeInteger(id)) throw new Error(`There is no ${table} ${String(id)}.`);
  return `SELECT FROM ${table} WHERE id = ${Number(id)} FOR NO KEY UPDATE`;
}

/** Where the gateway keeps a picture: by its content. It is kept nowhere here. */
function pathOf({ image }: Body): string {
  const hash = createHash('sha256')
    .update(Buffer.from(String(image), 'base64'))
    .digest('hex');
  return `images/${hash.slice(0, 2)}/${hash}.png`;
}
