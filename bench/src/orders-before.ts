import type { Client } from 'pg';
import type { Target, WriteScenario } from './write-scenarios.js';

/** Where a student with an order of that status stands (student-status.ts of the gateway). */
const STUDENT = { TO_PAY: 'SUPPLY_ORDER', TO_CONFIRM: 'TO_PAYMENT_CONFIRM', CONFIRMED: 'PAYMENT_CONFIRMED' } as const;

/** Gives each student the order that the scenario starts from. Answers the targets with its id. */
export async function ordersBefore(
  database: Client,
  { orderBefore: status }: WriteScenario,
  targets: readonly Target[],
): Promise<readonly Target[]> {
  if (status === undefined) return targets;
  const students = targets.map(({ studentId }) => studentId);
  const { rows } = await database.query<{ id: number; student_id: number }>(ORDERS, [
    students,
    targets.map(({ projectId }) => projectId),
    targets.map(({ courseNum }) => courseNum),
    status,
  ]);
  await database.query('UPDATE student SET status = $2::student_status WHERE id = ANY($1::int[])', [students, STUDENT[status]]);
  const orders = new Map(rows.map(({ id, student_id }) => [student_id, id]));
  return targets.map((target) => ({ ...target, orderId: orders.get(target.studentId) ?? 0 }));
}

const ORDERS = `
  WITH wanted AS (
    SELECT * FROM unnest($1::int[], $2::int[], $3::int[]) w (student_id, project_id, course_num)
  ), placed AS (
    INSERT INTO orders (order_number, student_id, status, currency, payment, standard_fee)
    SELECT 'bench' || student_id, student_id, $4::order_status, 'RMB', 'BANK', 4700 FROM wanted
    RETURNING id, student_id
  ), line AS (
    INSERT INTO order_line (order_id, project_id, course_num, course_fee)
    SELECT placed.id, project_id, course_num, 2700 FROM placed JOIN wanted USING (student_id)
  )
  SELECT id, student_id FROM placed`;
