import { byRealm, own } from '../../../read/rules.js';
import { parameter, sql, type Sql, type Table } from '../../../read/sql.js';
import { FAILED_ORDER, PAID_ORDER } from '../../commerce/order/order-status.js';

/** Another table, and the condition that joins it. */
interface Joined {
  readonly table: Table;
  readonly on: Sql;
}

const mine = own('studentId');

function inStatus(order: Table, statuses: readonly string[]): Sql {
  return sql`${order.column('status')} = ANY(${parameter(`${order.typeOf('status')}[]`, () => statuses)})`;
}

/** The lines for a project in the viewer's own orders, as `FROM` and `WHERE`. */
function ownLines(project: Table): { line: Table; order: Table; from: Sql } {
  const { table: line, on } = project.related('orderLines');
  const { table: order, on: ofLine } = line.related('order');
  return { line, order, from: sql`FROM ${line.from} JOIN ${order.from} ON ${ofLine} WHERE ${on} AND ${mine(order)}` };
}

/** Found from the student's side, whose orders and enrolments are few, not from the catalogue's. */
export const ordered = byRealm({
  // Staff are no students: an empty list rather than a refusal, as the old student app answers them.
  STAFF: () => sql`false`,
  STUDENT: (project) => {
    const line = project.other('OrderLine');
    const order = line.related('order');
    const offering = project.other('Offering');
    const enrolment = offering.related('enrolments');
    return sql`${project.column('id')} IN (
      SELECT ${line.column('projectId')} FROM ${line.from} JOIN ${order.table.from} ON ${order.on} WHERE ${mine(order.table)}
      UNION SELECT ${offering.column('projectId')} FROM ${offering.from} JOIN ${enrolment.table.from} ON ${enrolment.on} WHERE ${mine(enrolment.table)})`;
  },
});

export function sameProject(project: Table): Joined {
  const table = project.other('Project');
  return { table, on: sql`${table.column('id')} = ${project.column('id')}` };
}

/** contract: summer-student.project.mine, decisions */
export function newestOrder(project: Table): Joined {
  const table = project.other('Order');
  const { order, from } = ownLines(project);
  const newest = sql`SELECT ${order.column('id')} ${from} ORDER BY ${inStatus(order, FAILED_ORDER)}, ${order.column('id')} DESC LIMIT 1`;
  return { table, on: sql`${table.column('id')} = (${newest})` };
}

export function paid(project: Table): Sql {
  const { order, from } = ownLines(project);
  return sql`EXISTS (SELECT 1 ${from} AND ${inStatus(order, PAID_ORDER)})`;
}

/** The same number as `paidCourseNum` in paid-courses.ts; a test compares them. */
export function courseLimit(project: Table): Sql {
  const { line, order, from } = ownLines(project);
  const bought = sql`(SELECT coalesce(sum(${line.column('courseNum')}), 0)::int ${from} AND ${inStatus(order, PAID_ORDER)})`;
  return sql`least(${bought}, ${project.column('courseNum')})`;
}

export function chosenNum(project: Table): Sql {
  const { table, on } = ownEnrolments(project);
  return sql`(SELECT count(*)::int FROM ${table.from} WHERE ${on})`;
}

export function ownEnrolments(project: Table): Joined {
  const { table: offering, on: inProject } = project.related('offerings');
  const { table } = offering.related('enrolments');
  const held = sql`(SELECT ${offering.column('id')} FROM ${offering.from} WHERE ${inProject})`;
  return { table, on: sql`${mine(table)} AND ${table.column('offeringId')} IN ${held}` };
}

export function ownTransfer(project: Table): Joined {
  const { table, on } = project.related('creditTransfers');
  return { table, on: sql`${on} AND ${mine(table)}` };
}
