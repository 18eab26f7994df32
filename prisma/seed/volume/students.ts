import type { Transaction } from '../../../src/core/database/database.js';
import { DEMO_QR_CODE_PATH } from '../files.js';
import { projectOf } from './plan.js';
import { lot, moment, pick, sql, type Sql } from './sql.js';

const SURNAMES = ['王 Wang', '李 Li', '张 Zhang', '刘 Liu', '陈 Chen', '杨 Yang', '赵 Zhao', '黄 Huang', '周 Zhou', '吴 Wu', '徐 Xu', '孙 Sun', '胡 Hu', '朱 Zhu', '高 Gao', '林 Lin', '何 He', '郭 Guo', '马 Ma', '罗 Luo', '梁 Liang', '宋 Song', '郑 Zheng', '谢 Xie', '韩 Han', '唐 Tang', '冯 Feng', '董 Dong', '程 Cheng', '沈 Shen'];
const GIVEN_NAMES = ['伟 Wei', '芳 Fang', '敏 Min', '静 Jing', '磊 Lei', '洋 Yang', '勇 Yong', '艳 Yan', '杰 Jie', '娟 Juan', '涛 Tao', '明 Ming', '超 Chao', '霞 Xia', '平 Ping', '刚 Gang', '子涵 Zihan', '雨桐 Yutong', '浩然 Haoran', '欣怡 Xinyi', '宇轩 Yuxuan', '思远 Siyuan', '梓萱 Zixuan', '俊杰 Junjie', '晓彤 Xiaotong', '博文 Bowen', '佳琪 Jiaqi', '天宇 Tianyu', '若曦 Ruoxi', '一诺 Yinuo'];
const SCHOOLS = ['复旦大学', '浙江大学', '上海交通大学', '南京大学', '武汉大学', '中山大学', '四川大学', '厦门大学', '山东大学', '同济大学', '华中科技大学', '西安交通大学', '中国人民大学', '北京师范大学'];
const MAJORS = ['经济学', '统计学', '金融学', '计算机科学与技术', '数学与应用数学', '心理学', '国际贸易', '会计学', '新闻学', '生物科学', '电子信息工程'];
const GRADES = ['GRADE_ONE', 'GRADE_TWO', 'GRADE_THREE', 'GRADE_FOUR'];
/** How far students have come who have paid; nobody here has chosen, been graded or sent a transcript by the back office yet. */
const AFTER_PAYMENT = ['PAYMENT_CONFIRMED', 'COMPLETE_FILE', 'UPLOAD_FILE', 'IN_CLASS'];
const MESSAGES = ['请尽快上传缴费凭证。', '您的订单已确认。', '请在系统中选择课程。', '请补充个人档案。'];

/** Students register in the year before the one in which they order. */
const REGISTRATION_MS = 365 * 86_400_000;

/** Accounts that only WeChat opens (openid `volume-student-<n>`), their students, wishes, carts and messages. */
export async function makeStudents(transaction: Transaction, students: number, openedAt: Date): Promise<Record<string, number>> {
  const registered = sql`(${moment(openedAt)} + n * ${Math.floor(REGISTRATION_MS / students)}::bigint * interval '1 millisecond')`;
  return {
    account: await transaction.$executeRaw`INSERT INTO account (id, realm, created_at, updated_at)
      SELECT account_id, 'STUDENT', ${registered}, ${registered} FROM volume_student ORDER BY n`,
    student: await transaction.$executeRaw(profiles(registered)),
    wechat_identity: await transaction.$executeRaw`INSERT INTO wechat_identity (account_id, realm, app, openid, nickname, created_at, updated_at)
      SELECT s.account_id, 'STUDENT', 'WEB', 'volume-student-' || n, s.first_name, s.created_at, s.created_at FROM volume_student JOIN student s ON s.id = student_id ORDER BY n`,
    wanted_campus: await transaction.$executeRaw`INSERT INTO wanted_campus (student_id, campus_id, position)
      SELECT student_id, ids[1 + (${lot(sql`n`, 30, 1000)} + position * 7) % cardinality(ids)], position
      FROM volume_student CROSS JOIN generate_series(0, 1) position CROSS JOIN (SELECT array_agg(id ORDER BY id) AS ids FROM campus) campuses
      ORDER BY n, position`,
    cart_line: await transaction.$executeRaw`INSERT INTO cart_line (student_id, project_id, course_num, course_fee, status, created_at, updated_at)
      SELECT student_id, p.project_id, course_number, fee, 'NEW', ${registered} + interval '1 year', ${registered} + interval '1 year'
      FROM volume_student JOIN volume_project p ON place = ${projectOf(sql`n`, sql`0`)}
      JOIN project_fee f ON f.project_id = p.project_id AND course_number = 1 + n % 3
      WHERE n % 10 = 7 ORDER BY n`,
    student_message: await transaction.$executeRaw`INSERT INTO student_message (student_id, message, read, created_at, updated_at)
      SELECT student_id, ${pick(MESSAGES, sql`n`, 31)}, n % 20 = 0, ${registered} + interval '30 days', ${registered} + interval '30 days'
      FROM volume_student WHERE n % 10 = 0 ORDER BY n`,
  };
}

/** Where the orders have put a student, as the services would have (student-status.ts). */
const STATUS = sql`(CASE WHEN confirmed THEN ${pick(AFTER_PAYMENT, sql`n`, 10)}
  WHEN paid THEN 'TO_PAYMENT_CONFIRM'
  WHEN unpaid THEN ${pick(['SUPPLY_ORDER', 'SIGNED_AGREEMENT'], sql`n`, 11)}
  ELSE ${pick(['NEW', 'PERSONAL_FILE'], sql`n`, 12)} END)::student_status`;

function profiles(registered: Sql): Sql {
  return sql`
    INSERT INTO student (id, account_id, status, name, first_name, last_name, email, wechat, wechat_sign, phone, gender, birth_date, id_number, cschool, major, grade,
      enrollment_year, graduate_year, student_number, gpa, wanted_schools, intention, cc, cc_staff_id, contact_status, transcript_img, signed, created_at, updated_at)
    SELECT student_id, account_id, status, split_part(surname, ' ', 1) || split_part(given, ' ', 1), split_part(given, ' ', 2), split_part(surname, ' ', 2),
      'volume-' || n || '@example.com', 'wx' || lower(split_part(surname, ' ', 2)) || n, (CASE WHEN n % 4 = 0 THEN 'VALID' ELSE 'DEFAULT' END)::wechat_sign,
      '15' || lpad(n::text, 9, '0'), (CASE WHEN ${lot(sql`n`, 13, 2)} = 0 THEN 'MALE' ELSE 'FEMALE' END)::gender, birth_date,
      '3101' || lpad((n / 1000 % 100)::text, 2, '0') || to_char(birth_date, 'YYYYMMDD') || lpad((n % 1000)::text, 3, '0') || n / 100000 % 10,
      ${pick(SCHOOLS, sql`n`, 14)}, ${pick(MAJORS, sql`n`, 15)}, ${pick(GRADES, sql`n`, 16)}::grade, '2024', '2028',
      CASE WHEN status >= 'COMPLETE_FILE' THEN '24' || lpad(n::text, 9, '0') END, 2.5 + ${lot(sql`n`, 17, 150)} / 100.0, ARRAY[CASE WHEN n % 2 = 0 THEN '美国' ELSE '中国' END],
      ${lot(sql`n`, 18, 5)}, consultant, consultant_id, (CASE WHEN consultant IS NULL THEN NULL WHEN n % 2 = 0 THEN 'CONTACTED' ELSE 'NEW' END)::contact_status,
      CASE WHEN status >= 'UPLOAD_FILE' THEN ${DEMO_QR_CODE_PATH} END, status >= 'SIGNED_AGREEMENT', ${registered}, coalesce(last_at, ${registered})
    FROM (
      SELECT planned.*, ${STATUS} AS status, ${pick(SURNAMES, sql`n`, 19)} AS surname, ${pick(GIVEN_NAMES, sql`n`, 20)} AS given, date '2004-09-01' + n % 730 AS birth_date, last_at,
        CASE WHEN n % 3 = 0 THEN sales.username END AS consultant, CASE WHEN n % 3 = 0 THEN sales.id END AS consultant_id
      FROM volume_student planned
      LEFT JOIN (
        SELECT student_id, max(settled_at) AS last_at, bool_or(status = 'CONFIRMED') AS confirmed, bool_or(status IN ('TO_CONFIRM', 'CONFIRM_FAILED')) AS paid,
          bool_or(status = 'TO_PAY') AS unpaid
        FROM volume_order GROUP BY student_id
      ) bought USING (student_id)
      LEFT JOIN (SELECT staff.id, username FROM staff JOIN account ON account.id = account_id WHERE username = 'demosales') sales ON true
    ) person ORDER BY n`;
}
