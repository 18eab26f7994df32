import type { OrderStatus } from '../../../src/generated/prisma/enums.js';
import type { Transaction } from '../../../src/platform/database/database.js';
import { sql, type Sql } from '../../../src/read/sql.js';
import type { VolumeSize } from './size.js';
import { isTaken, lot, moment, takenBefore } from './sql.js';

const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;
/** Unpaid orders are all younger than this: the gateway cancels those that are older than seven days. */
const UNPAID_MS = 5 * DAY_MS;
/** The age of the newest order, which leaves time for what follows an order. */
const NEWEST_MS = 7_200_000;

/** Prime and larger than any number of students: walking in steps of it meets each student once a round, in no order. */
const STRIDE = 15_485_863;
/** As STRIDE, for the projects of one student. */
const PROJECT_STRIDE = 137;

/** Finished orders of every 44, interleaved by a step that is prime to 44. */
const FINISHED = { CONFIRMED: 35, CANCELED: 6, CONFIRM_FAILED: 3 } as const satisfies Partial<Record<OrderStatus, number>>;
const FINISHED_STEP = 27;

/**
 * Writes down, in tables of the transaction's own, who orders what and when, and which ids it gets: rows of several tables
 * are made from it. Orders are ranked from the newest (0). Going through the ranks, every student has one order in each
 * round, so that the first round has everybody's newest, and only these are unfinished.
 */
export async function writePlan(transaction: Transaction, size: VolumeSize, projectIds: readonly number[], now: Date): Promise<void> {
  await transaction.$executeRaw`CREATE TEMPORARY TABLE volume_student ON COMMIT DROP AS
    SELECT n, nextval(pg_get_serial_sequence('account', 'id'))::int AS account_id, nextval(pg_get_serial_sequence('student', 'id'))::int AS student_id
    FROM generate_series(1, ${size.students}::int) n`;
  await transaction.$executeRaw`CREATE TEMPORARY TABLE volume_project ON COMMIT DROP AS
    SELECT place - 1 AS place, id AS project_id, apply_fee, (SELECT array_agg(o.id ORDER BY o.id) FROM offering o WHERE o.project_id = project.id) AS offering_ids
    FROM unnest(${[...projectIds]}::int[]) WITH ORDINALITY AS made (id, place) JOIN project USING (id)`;
  await planOrders(transaction, size, now);
  await planLines(transaction);
  await transaction.$executeRaw`ANALYZE volume_student, volume_project, volume_order, volume_line`;
}

/** `earlier` and `later`: how many other orders the student placed before and after this one. */
async function planOrders(transaction: Transaction, { students, orders }: VolumeSize, now: Date): Promise<void> {
  const shares = sharesOf({ students, orders });
  const drawn = sql`
    SELECT rank, 1 + (rank * ${STRIDE}::bigint) % ${students}::bigint AS student_n, rank / ${students}::bigint AS later,
      ${ageOf(shares, orders)} AS age_ms, ${statusOf(shares)} AS status
    FROM generate_series(0, ${orders}::bigint - 1) rank`;
  await transaction.$executeRaw`CREATE TEMPORARY TABLE volume_order ON COMMIT DROP AS
    SELECT nextval(pg_get_serial_sequence('orders', 'id'))::int AS order_id, placed.*,
      placed_at + CASE status WHEN 'TO_PAY' THEN interval '0' WHEN 'TO_CONFIRM' THEN interval '20 minutes' ELSE interval '95 minutes' END AS settled_at
    FROM (
      SELECT student_id, student_n, rank, status::order_status, (${orders}::bigint - 1 - rank) / ${students}::bigint AS earlier, later,
        ${moment(now)} - age_ms * interval '1 millisecond' AS placed_at
      FROM (${drawn}) drawn JOIN volume_student ON n = student_n
      ORDER BY rank DESC
    ) placed`;
}

/** One line for 60 orders of 100, two for 30, three for 10; another project each time the student orders. */
async function planLines(transaction: Transaction): Promise<void> {
  const lines = sql`CASE WHEN ${lot(sql`rank`, 1, 10)} < 6 THEN 1 WHEN ${lot(sql`rank`, 1, 10)} < 9 THEN 2 ELSE 3 END`;
  await transaction.$executeRaw`CREATE TEMPORARY TABLE volume_line ON COMMIT DROP AS
    SELECT nextval(pg_get_serial_sequence('cart_line', 'id'))::int AS cart_line_id, wanted.*
    FROM (
      SELECT order_id, position, p.project_id, apply_fee, course_number, fee
      FROM volume_order CROSS JOIN LATERAL generate_series(1, ${lines}) position
      JOIN volume_project p ON place = ${projectOf(sql`student_n`, sql`earlier * 3 + position`)}
      JOIN project_fee f ON f.project_id = p.project_id AND course_number = 1 + ${lot(sql`rank * 3 + position`, 2, 3)}
      ORDER BY order_id, position
    ) wanted`;
}

/** Which project a student takes at the given turn; none comes again before the student has had all. */
export function projectOf(student: Sql, turn: Sql): Sql {
  return sql`(${lot(student, 3, 1_000_000)} + (${turn}) * ${PROJECT_STRIDE}::bigint) % (SELECT count(*) FROM volume_project)`;
}

interface Shares {
  /** Orders that are younger than UNPAID_MS, and how many of the newest of them are looked at for unpaid ones. */
  readonly recent: number;
  readonly recentOfFirstRound: number;
  readonly toPay: number;
  readonly firstRound: number;
  readonly toConfirm: number;
}

/** 4 of 100 orders are to pay and 8 to confirm, where that leaves 60 of 100 students without an unfinished order. */
function sharesOf({ students, orders }: VolumeSize): Shares {
  const toPay = Math.min(Math.round(orders * 0.04), Math.floor(students * 0.13));
  const toConfirm = Math.min(Math.round(orders * 0.08), Math.floor(students * 0.27));
  const recent = toPay + Math.ceil(((orders - toPay) * UNPAID_MS) / YEAR_MS);
  return { recent, recentOfFirstRound: Math.min(recent, students), toPay, firstRound: Math.min(orders, students), toConfirm };
}

/** Finished orders are spread evenly over the year; the unpaid ones come on top of those of the last days. */
function ageOf({ recent }: Shares, orders: number): Sql {
  const older = Math.max(orders - recent, 1);
  return sql`CASE WHEN rank < ${recent}::bigint THEN ${NEWEST_MS}::bigint + rank * ${UNPAID_MS - NEWEST_MS}::bigint / ${recent}::bigint
    ELSE ${UNPAID_MS}::bigint + (rank - ${recent}::bigint) * ${YEAR_MS - UNPAID_MS}::bigint / ${older}::bigint END`;
}

function statusOf({ recentOfFirstRound, toPay, firstRound, toConfirm }: Shares): Sql {
  const rank = sql`rank`;
  const paid = sql`(rank - ${takenBefore(rank, toPay, recentOfFirstRound)})`;
  const finished = sql`((${paid} - ${takenBefore(paid, toConfirm, firstRound - toPay)}) * ${FINISHED_STEP}::bigint % 44)`;
  return sql`CASE
    WHEN ${isTaken(rank, toPay, recentOfFirstRound)} THEN 'TO_PAY'
    WHEN ${isTaken(paid, toConfirm, firstRound - toPay)} THEN 'TO_CONFIRM'
    WHEN ${finished} < ${FINISHED.CONFIRMED}::bigint THEN 'CONFIRMED'
    WHEN ${finished} < ${FINISHED.CONFIRMED + FINISHED.CANCELED}::bigint THEN 'CANCELED'
    ELSE 'CONFIRM_FAILED' END`;
}
