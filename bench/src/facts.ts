import type { Client } from 'pg';
import type { Facts } from './scenarios.js';
import type { Target } from './write-scenarios.js';

/** Looks up in a filled database what the scenarios ask for. */
export async function readFacts(client: Client): Promise<Facts> {
  const {
    rows: [orders],
  } = await client.query<{ count: number; to_confirm: number; first: Date | null; last: Date | null }>(`
    SELECT count(*)::int AS count, (count(*) FILTER (WHERE status = 'TO_CONFIRM'))::int AS to_confirm, min(created_at) AS first, max(created_at) AS last
    FROM orders`);
  if (orders === undefined || orders.first === null || orders.last === null) throw new Error('The database has no orders.');
  return {
    projectIds: await ids(client, 'SELECT id FROM project WHERE active ORDER BY id'),
    orderIds: await ids(client, ORDER_IDS),
    orderCount: orders.count,
    ordersToConfirm: orders.to_confirm,
    firstOrderAt: orders.first.toISOString(),
    lastOrderAt: orders.last.toISOString(),
    targets: (await client.query<Target>(TARGETS)).rows,
  };
}

/** In an order that is far from theirs, so that neighbours on a page of the table are not asked for one after the other. */
const ORDER_IDS = `
  SELECT id FROM (SELECT id, row_number() OVER (ORDER BY id) AS place, count(*) OVER () AS total FROM orders) o
  WHERE place % greatest(total / 1000, 1) = 0 ORDER BY md5(id::text) LIMIT 1000`;

/**
 * Students without an unfinished order and with an empty cart, each with a project: neighbours have different ones, so that
 * they do not wait for each other's locks.
 */
const TARGETS = `
  SELECT s.id AS "studentId", p.id AS "projectId", (s.place % 3 + 1)::int AS "courseNum", p.offering_id AS "offeringId"
  FROM (
    SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM student s
    WHERE account_id IS NOT NULL
      AND NOT EXISTS (SELECT FROM orders o WHERE o.student_id = s.id AND o.status IN ('TO_PAY', 'TO_CONFIRM'))
      AND NOT EXISTS (SELECT FROM cart_line c WHERE c.student_id = s.id AND c.status = 'NEW')
    ORDER BY id LIMIT 2000
  ) s JOIN (
    SELECT p.id, min(o.id) AS offering_id, row_number() OVER (ORDER BY p.id) - 1 AS place, count(*) OVER () AS total
    FROM project p JOIN offering o ON o.project_id = p.id AND o.active
    WHERE p.active GROUP BY p.id
  ) p ON p.place = s.place % p.total
  WHERE NOT EXISTS (SELECT FROM enrolment e JOIN offering o ON o.id = e.offering_id WHERE e.student_id = s.id AND o.project_id = p.id)
  ORDER BY s.place`;

async function ids(client: Client, text: string): Promise<number[]> {
  return (await client.query<{ id: number }>(text)).rows.map(({ id }) => id);
}
