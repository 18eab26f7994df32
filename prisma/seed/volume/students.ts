import type { Transaction } from '../../../src/platform/database/database.js';
import { sql, type Sql } from '../../../src/read/sql.js';
import { DEMO_PERSONAL_PATH } from '../files.js';
import { GIVEN_NAMES, MAJORS, SCHOOLS, SURNAMES } from './names.js';
import { projectOf } from './plan.js';
import { lot, moment, pick } from './sql.js';

const GRADES = ['GRADE_ONE', 'GRADE_TWO', 'GRADE_THREE', 'GRADE_FOUR'];
/** How far those have come who have paid: nobody here has reviews or scores. */
const AFTER_PAYMENT = ['PAYMENT_CONFIRMED', 'COMPLETE_FILE', 'UPLOAD_FILE', 'IN_CLASS'];
const MESSAGES = ['请尽快上传缴费凭证。', '您的订单已确认。', '请在系统中选择课程。', '请补充个人档案。'];

/** Students register in the first year of the history, well before anybody orders. */
const REGISTRATION_MS = 360 * 86_400_000;

/**
 * Accounts that only WeChat opens, their students, wishes, carts and messages, in the order of the foreign keys. WeChat's
 * sandbox signs student 17 in by the code `demo-volume-student-17`.
 */
export async function makeStudents(transaction: Transaction, students: number, openedAt: Date): Promise<Record<string, number>> {
  const registered = sql`(${moment(openedAt)} + n * ${Math.floor(REGISTRATION_MS / students)}::bigint * interval '1 millisecond')`;
  return {
    account: await transaction.$executeRaw`
      INSERT INTO account (id, realm, created_at, updated_at)
      SELECT account_id, 'STUDENT', ${registered}, ${registered} FROM volume_student ORDER BY n`,
    student: await transaction.$executeRaw(profiles(registered)),
    wechat_identity: await transaction.$executeRaw`
      INSERT INTO wechat_identity (account_id, realm, app, openid, nickname, created_at, updated_at)
      SELECT s.account_id, 'STUDENT', 'WEB', 'demo-volume-student-' || n, s.first_name, s.created_at, s.created_at
      FROM volume_student JOIN student s ON s.id = student_id ORDER BY n`,
    wanted_campus: await transaction.$executeRaw`
      INSERT INTO wanted_campus (student_id, campus_id, position)
      SELECT student_id, ids[1 + (${lot(sql`n`, 30, 1000)} + position * 7) % cardinality(ids)], position
      FROM volume_student CROSS JOIN generate_series(0, 1) position CROSS JOIN (SELECT array_agg(id ORDER BY id) AS ids FROM campus) campuses
      ORDER BY n, position`,
    cart_line: await transaction.$executeRaw`
      INSERT INTO cart_line (student_id, project_id, course_num, course_fee, created_at, updated_at)
      SELECT student_id, p.project_id, course_number, fee, ${registered} + interval '1 year', ${registered} + interval '1 year'
      FROM volume_student JOIN volume_project p ON place = ${projectOf(sql`n`, sql`0`)}
      JOIN project_fee f ON f.project_id = p.project_id AND course_number = 1 + n % 3
      WHERE n % 10 = 7 ORDER BY n`,
    student_message: await transaction.$executeRaw`
      INSERT INTO student_message (student_id, message, read, created_at, updated_at)
      SELECT student_id, ${pick(MESSAGES, sql`n`, 31)}, n % 20 = 0, ${registered} + interval '30 days', ${registered} + interval '30 days'
      FROM volume_student WHERE n % 10 = 0 ORDER BY n`,
  };
}

/** Where the services would have put a student who placed these orders (student-status.ts). */
const STATUS = sql`(CASE
  WHEN confirmed THEN ${pick(AFTER_PAYMENT, sql`n`, 10)}
  WHEN paid THEN 'TO_PAYMENT_CONFIRM'
  WHEN unpaid THEN ${pick(['SUPPLY_ORDER', 'SIGNED_AGREEMENT'], sql`n`, 11)}
  WHEN last_at IS NOT NULL THEN 'PERSONAL_FILE'
  ELSE ${pick(['NEW', 'PERSONAL_FILE'], sql`n`, 12)} END)::student_status`;

const ORDERED = sql`
  SELECT student_id, max(settled_at) AS last_at, bool_or(status = 'CONFIRMED') AS confirmed,
    bool_or(status IN ('TO_CONFIRM', 'CONFIRM_FAILED')) AS paid, bool_or(status = 'TO_PAY') AS unpaid
  FROM volume_order GROUP BY student_id`;

/** Every third student has the consultant of the demo data. */
const PEOPLE = sql`
  SELECT planned.*, ${STATUS} AS status, last_at, sales.id AS cc_staff_id, username AS cc, date '2004-09-01' + n % 730 AS birth_date,
    ${pick(SURNAMES, sql`n`, 13)} AS surname, ${pick(GIVEN_NAMES, sql`n`, 14)} AS given_name
  FROM volume_student planned
  LEFT JOIN (${ORDERED}) ordered USING (student_id)
  LEFT JOIN (SELECT staff.id, username FROM staff JOIN account ON account.id = account_id WHERE username = 'demosales') sales ON n % 3 = 0`;

/** A number of an identity card is a place, the birthday, and what tells people of one day apart. */
const ID_NUMBER = sql`'3101' || lpad((n / 1000 % 100)::text, 2, '0') || to_char(birth_date, 'YYYYMMDD') || lpad((n % 1000)::text, 3, '0') || n / 100000 % 10`;

function profiles(registered: Sql): Sql {
  const chinese = (name: Sql): Sql => sql`split_part(${name}, ' ', 1)`;
  const latin = (name: Sql): Sql => sql`split_part(${name}, ' ', 2)`;
  const [surname, given] = [sql`surname`, sql`given_name`];
  return sql`
    INSERT INTO student (
      id, account_id, status, name, first_name, last_name, email, wechat,
      wechat_sign, phone, gender,
      birth_date, id_number, cschool, major,
      grade, enrollment_year, graduate_year, student_number, gpa,
      wanted_schools, intention, cc, cc_staff_id,
      contact_status, transcript_img,
      signed, created_at, updated_at)
    SELECT
      student_id, account_id, status, ${chinese(surname)} || ${chinese(given)}, ${latin(given)}, ${latin(surname)}, 'volume-' || n || '@example.com', 'wx-volume-' || n,
      (CASE WHEN n % 4 = 0 THEN 'VALID' ELSE 'DEFAULT' END)::wechat_sign, '15' || lpad(n::text, 9, '0'), ${pick(['MALE', 'FEMALE'], sql`n`, 15)}::gender,
      birth_date, ${ID_NUMBER}, ${pick(SCHOOLS, sql`n`, 16)}, ${pick(MAJORS, sql`n`, 17)},
      ${pick(GRADES, sql`n`, 18)}::grade, '2024', '2028', CASE WHEN status >= 'COMPLETE_FILE' THEN '24' || lpad(n::text, 9, '0') END, 2.5 + ${lot(sql`n`, 19, 150)} / 100.0,
      ARRAY[${pick(['美国', '中国'], sql`n`, 20)}], ${lot(sql`n`, 21, 5)}, cc, cc_staff_id,
      CASE WHEN cc IS NOT NULL THEN ${pick(['NEW', 'CONTACTED'], sql`n`, 22)}::contact_status END, CASE WHEN status >= 'UPLOAD_FILE' THEN ${DEMO_PERSONAL_PATH} END,
      status >= 'SIGNED_AGREEMENT', ${registered}, coalesce(last_at, ${registered})
    FROM (${PEOPLE}) person ORDER BY n`;
}
