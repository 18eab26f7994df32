import { BANK_DETAILS, envelope, keyVerbose, many, one, ownKeys, page } from './sql.js';
import { PLACING } from './write-sql.js';

// What summer-student answers: times in UTC.

const CURRENCY = { RMB: ['RMB', '人民币'], DOLLAR: ['DOLLAR', '美金'], FOREIGN_CURRENCY: ['DOLLAR', '美金'] } as const;
const PAYMENT = {
  ...ownKeys({ ON_LINE: '线上支付', TRANSFER_ACCOUNT: '转账', OFF_LINE: '面付', ALI_PAY: '支付宝转账', BANK: '银行转账' }),
  PAY_PAL: ['ON_LINE', '线上支付'],
} as const;
const ORDER_STATUS = {
  TO_PAY: ['TO_PAY', '待支付'],
  TO_CONFIRM: ['PAYED', '已支付'],
  CONFIRMED: ['CONFIRMED', '已确认'],
  CONFIRM_FAILED: ['CANCELED', '已取消'],
  CANCELED: ['CANCELED', '已取消'],
} as const;

const CAMPUS = `
  c.id, c.name, ${one('SELECT t.id, t.title, t.created_at AS create_time FROM campus_type t WHERE t.id = c.campus_type_id')} AS campus_type,
  c.info, c.created_at AS create_time`;

export const CAMPUSES = page('campus', 'active', 'id', `SELECT ${CAMPUS} FROM PAGE c ORDER BY c.id`);

const PROJECT = `
  p.id, ${one(`SELECT ${CAMPUS} FROM campus c WHERE c.id = p.campus_id`)} AS campus, p.name, p.start_date, p.end_date,
  coalesce(p.address, '') AS address, coalesce(p.info, '') AS info, p.created_at AS create_time, p.apply_fee, p.course_num,
  ${many(`SELECT f.id, f.course_number, f.fee AS course_fee, f.course_number || '门' AS course_info FROM project_fee f WHERE f.project_id = p.id ORDER BY f.course_number`)} AS project_course_fee`;

export const PROJECTS = page('project', 'active', 'id', `SELECT ${PROJECT}, p.max_num FROM PAGE p ORDER BY p.id`);

const FIRST_LINE = '(SELECT project_id, course_num FROM order_line WHERE order_id = o.id ORDER BY id LIMIT 1)';

/** An order shows its first line. */
const order = (from: string, line = FIRST_LINE): string =>
  one(`
  SELECT o.id, o.student_id AS user, ${one(`SELECT ${PROJECT} FROM project p WHERE p.id = l.project_id`)} AS project,
    ${keyVerbose('o.currency', CURRENCY)} AS currency, ${keyVerbose('o.payment', PAYMENT)} AS payment, o.created_at AS create_time,
    ${keyVerbose('o.status', ORDER_STATUS)} AS status, l.course_num, o.standard_fee, o.pay_fee,
    ${one(`
      SELECT a.id, a.account_number, a.account_name, a.opening_bank, ${keyVerbose('a.payment', PAYMENT)} AS payment,
        CASE a.currency WHEN 'RMB' THEN 'RMB' ELSE 'DOLLAR' END AS currency, ${BANK_DETAILS}, a.created_at AS create_time
      FROM payment_account a WHERE a.payment = o.payment ORDER BY a.id LIMIT 1`)} AS payment_info
  FROM ${from} o CROSS JOIN LATERAL ${line} l`);

export const ORDER_BY_ID = envelope(order('(SELECT * FROM orders WHERE id = $1)'));

/** The unfinished order of the student with the openid `$1`. */
export const OPEN_ORDER = envelope(
  order(`(
    SELECT * FROM orders
    WHERE status IN ('TO_PAY', 'TO_CONFIRM') AND student_id = (
      SELECT s.id FROM student s JOIN wechat_identity w ON w.account_id = s.account_id WHERE w.realm = 'STUDENT' AND w.openid = $1)
    ORDER BY id DESC LIMIT 1
  )`),
);

/** A new order; the parameters of PLACING. */
export const ORDER_PROJECT = `${PLACING} ${envelope(order('placed', '(SELECT project_id, course_num FROM line)'))}`;
