import { BANK_DETAILS, envelope, keyVerbose, many, one, ownKeys, page } from './sql.js';

// What summer-crm answers: times in Shanghai, without a zone.

const CURRENCY = { RMB: ['RMB', '人民币'], DOLLAR: ['FOREIGN_CURRENCY', '外币'], FOREIGN_CURRENCY: ['FOREIGN_CURRENCY', '外币'] } as const;
const PAYMENT = {
  BANK: ['BANK', '银行转账'],
  TRANSFER_ACCOUNT: ['BANK', '银行转账'],
  ALI_PAY: ['ALI_PAY', '支付宝转账'],
  PAY_PAL: ['PAY_PAL', 'PAY_PAL支付'],
  OFF_LINE: ['OFF_LINE', '面付'],
} as const;
const ACCOUNT_PAYMENT = {
  ALI_PAY: ['ALI_PAY', '支付宝转账'],
  PAY_PAL: ['PAY_PAL', 'PayPal'],
  BANK: ['BANK', '银行转账'],
  TRANSFER_ACCOUNT: ['BANK', '银行转账'],
} as const;
const ORDER_STATUS = ownKeys({
  CANCELED: '已取消',
  TO_PAY: '待支付',
  TO_CONFIRM: '待确认',
  CONFIRMED: '已确认',
  CONFIRM_FAILED: '验证失败',
});
const ADJUSTMENT_STATUS = { ...ORDER_STATUS, ...ownKeys({ REFUNDED: '已退款' }) };
const ADJUSTMENT_TYPE = ownKeys({ REPLENISH: '补缴', REFUND: '退费' });
const CHANGES = { PROJECT_CHANGE1: '项目调整(正常)', PROJECT_CHANGE2: '项目调整(面转网)' };
const REPLENISH_TYPE = ownKeys({
  ADD_COURSE: '加课',
  ADD_TRANSCRIPT: '成绩单附加费',
  REPAIR_COURSE: '补齐课程费',
  REPAIR_TUITION: '补齐学费',
  ...CHANGES,
});
const REFUND_TYPE = ownKeys({
  CONFIRM_FAILED: '常规原因(审课失败)',
  PERSONAL_REASONS: '常规原因(个人原因)',
  MORE_TUITION: '常规原因(学费多交)',
  ...CHANGES,
});

const shanghai = (time: string): string => `${time} AT TIME ZONE 'Asia/Shanghai'`;

export const CAMPUSES = page(
  'campus',
  'active',
  'id',
  `SELECT id, name, info, ${shanghai('created_at')} AS create_time, ${shanghai('updated_at')} AS update_time FROM PAGE p ORDER BY id`,
);

const PROJECT = `p.id, p.campus_id AS campus, p.name, p.name AS project_name, p.start_date, p.end_date, p.address, p.info, ${shanghai('p.created_at')} AS create_time,
  p.apply_fee, p.course_num, p.active AS is_active, (SELECT c.name FROM campus c WHERE c.id = p.campus_id) AS campus_name`;

export const PROJECTS = page('project', 'active', 'id', `SELECT ${PROJECT} FROM PAGE p ORDER BY p.id`);

const LINE_PROJECT = one(`
  SELECT p.id,
    ${one(`SELECT c.id, c.name, c.info, ${shanghai('c.created_at')} AS create_time, c.network_course FROM campus c WHERE c.id = p.campus_id`)} AS campus,
    p.name, p.start_date, p.end_date, p.address, p.info, ${shanghai('p.created_at')} AS create_time, p.apply_fee, p.course_num,
    p.active AS is_active, (SELECT c.name FROM campus c WHERE c.id = p.campus_id) AS campus_name,
    ${many(`SELECT f.id, f.course_number, f.fee AS course_fee, f.course_number || '门' AS course_info FROM project_fee f WHERE f.project_id = p.id ORDER BY f.course_number`)} AS project_course_fee
  FROM project p WHERE p.id = l.project_id`);

const adjustments = (type: string): string =>
  many(`
    SELECT a.id, $3 || a.img AS img, a.student_remark AS remark, o.student_id AS user, ${keyVerbose('a.type', ADJUSTMENT_TYPE)} AS type,
      ${keyVerbose('a.refund_type', REFUND_TYPE)} AS refunded_type, ${keyVerbose('a.replenish_type', REPLENISH_TYPE)} AS replenish_type,
      ${keyVerbose('a.status', ADJUSTMENT_STATUS)} AS status, a.amount, ${keyVerbose('a.currency', CURRENCY)} AS currency, a.admin_remark, a.student_remark,
      a.adjustment_number AS add_order_number, ${shanghai('a.created_at')} AS create_time, ${shanghai('a.updated_at')} AS modified_time, a.order_id AS order,
      ${one(`SELECT ${PROJECT} FROM project p WHERE p.id = a.project_id`)} AS project, a.course_num
    FROM adjustment a WHERE a.order_id = o.id AND a.type = '${type}' ORDER BY a.id`);

/** `$3` is where files are. */
const ORDER = `
  o.id, s.user, ${keyVerbose('o.currency', CURRENCY)} AS currency, ${keyVerbose('o.payment', PAYMENT)} AS payment,
  ${shanghai('o.created_at')} AS create_time, ${shanghai('o.updated_at')} AS modified_time, ${keyVerbose('o.status', ORDER_STATUS)} AS status,
  o.standard_fee, coalesce(o.pay_fee, o.standard_fee) AS pay_fee, o.remark, o.order_number, s.sales_man,
  ${many(`
    SELECT coalesce(l.cart_line_id, l.id) AS id, ${LINE_PROJECT} AS project, l.course_num, l.course_fee,
      ${shanghai('coalesce((SELECT k.created_at FROM cart_line k WHERE k.id = l.cart_line_id), l.created_at)')} AS create_time
    FROM order_line l WHERE l.order_id = o.id ORDER BY l.id`)} AS charts,
  ${one(`
    SELECT a.id, a.account_number, a.account_name, a.opening_bank, ${keyVerbose('a.payment', ACCOUNT_PAYMENT)} AS payment,
      CASE a.currency WHEN 'RMB' THEN 'RMB' ELSE 'FOREIGN_CURRENCY' END AS currency, ${BANK_DETAILS}, ${shanghai('a.created_at')} AS create_time
    FROM payment_account a WHERE a.payment = o.payment AND (a.currency = 'RMB') = (o.currency = 'RMB') ORDER BY a.currency <> o.currency, a.id LIMIT 1`)} AS payment_info,
  ${one(`
    SELECT y.id, y.order_id AS order, y.account_number, y.account_name, y.opening_bank, y.pay_date, $3 || y.img AS img, y.amount, y.phone, y.relation, y.remark
    FROM payment y WHERE y.order_id = o.id`)} AS order_payed_info,
  ${many(`
    SELECT c.amount, c.info AS name, ${shanghai('c.end_time')} AS expire_time
    FROM coupon_grant g JOIN coupon c ON c.id = g.coupon_id WHERE g.order_id = o.id ORDER BY g.id`)} AS coupon_list,
  ${adjustments('REPLENISH')} AS replenish_list,
  ${adjustments('REFUND')} AS refund_list`;

const STUDENT = `
  CROSS JOIN LATERAL (
    SELECT json_build_object('id', s.id, 'name', s.name) AS user,
      coalesce(${one('SELECT f.id, f.name FROM staff f WHERE f.id = s.cc_staff_id')}, '{}') AS sales_man
    FROM student s WHERE s.id = o.student_id
  ) s`;

/** Orders of the status `$4`, newest first; counted by the tally that triggers keep. */
export const ORDERS = page(
  'orders',
  'status = $4',
  'id DESC',
  `SELECT ${ORDER} FROM PAGE o ${STUDENT} ORDER BY o.id DESC`,
  'SELECT coalesce(sum(delta), 0) AS count FROM order_tally WHERE status = $4',
);

/** The order `$1`. */
export const ORDER_BY_ID = envelope(one(`SELECT ${ORDER.replaceAll('$3', '$2')} FROM orders o ${STUDENT} WHERE o.id = $1`));

/** `$1` student, `$2` project, `$3` number of courses: a line of the cart at the fee of the fee table. */
export const ADD_TO_CART = `
  WITH line AS (
    INSERT INTO cart_line (student_id, project_id, course_num, course_fee)
    SELECT $1, p.id, f.course_number, f.fee FROM project p JOIN project_fee f ON f.project_id = p.id
    WHERE p.id = $2 AND p.active AND f.course_number = $3
    RETURNING id, project_id, course_num, course_fee, created_at
  ) ${envelope(
    one(`
      SELECT l.id, ${LINE_PROJECT} AS project, l.course_num, l.course_fee, ${shanghai('l.created_at')} AS create_time,
        ${one(`
          SELECT m.id, m.student_id AS user, m.department, m.recipient_phone AS phone, m.country, m.post_code,
            concat_ws(' ', nullif(m.region, ''), nullif(m.city, ''), nullif(m.address1, ''), nullif(m.address2, '')) AS address
          FROM mailing_address m WHERE m.student_id = $1`)} AS stu_score_detail
      FROM line l`),
  )}`;
