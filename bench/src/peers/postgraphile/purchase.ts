import { GraphQLError } from 'graphql';
import { sideEffectWithPgClientTransaction, type PgClient } from 'postgraphile/@dataplan/pg';
import type { FieldArgs, Step } from 'postgraphile/grafast';
import { extendSchema } from 'postgraphile/utils';
import type { CartLineInput, OrderInput } from '../prisma/purchase.js';

/**
 * The mutations that PostGraphile generates write single rows; they can neither look up a fee nor write an order with
 * its lines in one transaction. So these two are added as its documentation of extendSchema shows: SQL in a
 * transaction, then the row by its id. What the gateway does besides is left out (see ../prisma/purchase.ts).
 */
export const purchase = extendSchema(({ pgExecutor, pgResources: { cart_line: cartLines, orders } }) => {
  if (pgExecutor === null || cartLines === undefined || orders === undefined)
    throw new Error('The tables cart_line and orders are missing.');
  return {
    typeDefs: TYPES,
    objects: {
      Mutation: {
        plans: {
          addCartLine: (_: Step, fieldArgs: FieldArgs) => {
            const $input = fieldArgs.getRaw('input') as Step<CartLineInput>;
            return cartLines.get({ id: sideEffectWithPgClientTransaction(pgExecutor, $input, addCartLine) });
          },
          orderCart: (_: Step, fieldArgs: FieldArgs) => {
            const $input = fieldArgs.getRaw('input') as Step<OrderInput>;
            return orders.get({ id: sideEffectWithPgClientTransaction(pgExecutor, $input, orderCart) });
          },
        },
      },
    },
  };
});

const TYPES = /* GraphQL */ `
  input AddCartLineInput {
    studentId: Int!
    projectId: Int!
    courseNum: Int!
  }

  input OrderedLineInput {
    cartLineId: Int!
  }

  input OrderCartInput {
    studentId: Int!
    lines: [OrderedLineInput!]!
    currency: Currency
    payment: PaymentWay
  }

  extend type Mutation {
    addCartLine(input: AddCartLineInput!): CartLine
    orderCart(input: OrderCartInput!): Order
  }
`;

/** Answers the line's id. */
async function addCartLine(client: PgClient, { studentId, projectId, courseNum }: CartLineInput): Promise<number> {
  const values = [studentId, projectId, courseNum];
  const {
    rows: [line],
  } = await client.query<{ id: number }>({ name: 'add-cart-line', text: ADD_CART_LINE, values });
  if (line === undefined) throw new GraphQLError('The project is not on sale with this number of courses.');
  return line.id;
}

/** Answers the order's id. */
async function orderCart(client: PgClient, { studentId, lines, currency = null, payment = null }: OrderInput): Promise<number> {
  const ids = lines.map(({ cartLineId }) => cartLineId);
  const values = [studentId, ids, `${Date.now()}${studentId}`, currency, payment];
  const {
    rows: [order],
  } = await client.query<{ id: number; ordered: number }>({ name: 'order-cart', text: ORDER_CART, values });
  if (order?.ordered !== ids.length) throw new GraphQLError('A line is not in the cart.');
  return order.id;
}

const ADD_CART_LINE = `
  INSERT INTO cart_line (student_id, project_id, course_num, course_fee, updated_at)
  SELECT $1, p.id, f.course_number, f.fee, now()
  FROM project p JOIN project_fee f ON f.project_id = p.id
  WHERE p.id = $2 AND p.active AND f.course_number = $3
  RETURNING id`;

/** The unique index orders_one_unfinished refuses it where the student has an unfinished order. */
const ORDER_CART = `
  WITH line AS (
    UPDATE cart_line SET status = 'ORDERED', updated_at = now()
    WHERE id = ANY($2::int[]) AND student_id = $1 AND status = 'NEW'
    RETURNING id, project_id, course_num, course_fee
  ), price AS (
    SELECT sum(line.course_fee) + coalesce(max(project.apply_fee), 2000) AS fee
    FROM line JOIN project ON project.id = line.project_id
    HAVING count(*) > 0
  ), placed AS (
    INSERT INTO orders (student_id, order_number, currency, payment, standard_fee, pay_fee, updated_at)
    SELECT $1, $3, $4::currency, $5::payment_way, fee, fee, now() FROM price
    RETURNING id
  ), placed_line AS (
    INSERT INTO order_line (order_id, project_id, cart_line_id, course_num, course_fee)
    SELECT placed.id, line.project_id, line.id, line.course_num, line.course_fee FROM placed, line ORDER BY line.id
    RETURNING id
  )
  SELECT placed.id, (SELECT count(*)::int FROM placed_line) AS ordered FROM placed`;
