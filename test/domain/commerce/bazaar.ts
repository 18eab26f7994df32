import type { GraphQLAnswer } from '../../support/app.js';
import { Admissions, succeeded, type MadeStudent } from '../admissions.js';

const LINE = 'id projectId courseNum courseFee status';
const ORDER = `id orderNumber status standardFee payFee currency payment
  lines { projectId courseNum courseFee cartLineId cartLine { status } }
  coupons { couponId status } revisions { allAmount adjustmentId lines { slot projectId courseNum } }
  adjustments { id status }`;
const ADJUSTMENT = `id adjustmentNumber orderId studentId type replenishType refundType status amount currency projectId courseNum
  adminRemark studentRemark imageUrl accountName phone relation`;

/** The summer school's cart, orders from it, and what comes after them. Students act for themselves; no token: the administrator. */
export class Bazaar extends Admissions {
  add(token: string, projectId: number, courseNum = 1, studentId?: number): Promise<GraphQLAnswer> {
    const query = `mutation ($input: AddCartLineInput!) { addCartLine(input: $input) { ${LINE} student { mailingAddress { id } } project { fees { courseNumber fee } } } }`;
    return this.ask(query, { input: { projectId, courseNum, ...(studentId === undefined ? {} : { studentId }) } }, token);
  }

  /** Id of a new line in the student's cart. */
  async line({ token }: MadeStudent, projectId: number, courseNum = 1): Promise<number> {
    return succeeded(await this.add(token, projectId, courseNum)).addCartLine.id;
  }

  update(token: string, id: number, input: Record<string, unknown>): Promise<GraphQLAnswer> {
    return this.ask(
      `mutation ($id: Int!, $input: UpdateCartLineInput!) { updateCartLine(id: $id, input: $input) { ${LINE} } }`,
      { id, input },
      token,
    );
  }

  change(token: string, changes: readonly { id: number; courseNum: number }[]): Promise<GraphQLAnswer> {
    return this.ask(`mutation ($changes: [ChangeCartLineInput!]!) { changeCartLines(changes: $changes) { ${LINE} } }`, { changes }, token);
  }

  remove(token: string, id: number): Promise<GraphQLAnswer> {
    return this.ask('mutation ($id: Int!) { removeCartLine(id: $id) }', { id }, token);
  }

  removeAll(token: string, ids: readonly number[]): Promise<GraphQLAnswer> {
    return this.ask('mutation ($ids: [Int!]!) { removeCartLines(ids: $ids) }', { ids }, token);
  }

  /** What is in the cart now. */
  async cart({ token }: MadeStudent): Promise<{ id: number; courseNum: number; courseFee: string }[]> {
    return (await this.data(`{ cartLines(filter: {status: {eq: NEW}}) { nodes { ${LINE} } } }`, {}, token)).cartLines.nodes;
  }

  orderCart(token: string, cartLineIds: readonly number[], more: Record<string, unknown> = {}): Promise<GraphQLAnswer> {
    const input = { lines: cartLineIds.map((cartLineId) => ({ cartLineId })), ...more };
    return this.ask(`mutation ($input: OrderCartInput!) { orderCart(input: $input) { ${ORDER} } }`, { input }, token);
  }

  amend(id: number, input: Record<string, unknown>, token?: string): Promise<GraphQLAnswer> {
    return this.ask(
      `mutation ($id: Int!, $input: UpdateOrderInput!) { updateOrder(id: $id, input: $input) { ${ORDER} remark } }`,
      { id, input },
      token,
    );
  }

  async orderOf(id: number): Promise<any> {
    return (await this.data(`query ($id: Int!) { order(id: $id) { ${ORDER} } }`, { id })).order;
  }

  adjust(orderId: number, studentId: number, more: Record<string, unknown> = {}, token?: string): Promise<GraphQLAnswer> {
    const input = { orderId, studentId, type: 'REPLENISH', amount: '100', currency: 'RMB', ...more };
    return this.ask(`mutation ($input: CreateAdjustmentInput!) { createAdjustment(input: $input) { ${ADJUSTMENT} } }`, { input }, token);
  }

  updateAdjustment(id: number, input: Record<string, unknown>, token?: string): Promise<GraphQLAnswer> {
    return this.ask(
      `mutation ($id: Int!, $input: UpdateAdjustmentInput!) { updateAdjustment(id: $id, input: $input) { ${ADJUSTMENT} } }`,
      { id, input },
      token,
    );
  }

  judge(mutation: 'confirmAdjustment' | 'failAdjustment' | 'cancelAdjustment', id: number, token?: string): Promise<GraphQLAnswer> {
    return this.ask(`mutation ($id: Int!) { ${mutation}(id: $id) { ${ADJUSTMENT} } }`, { id }, token);
  }

  /** A confirmed order of these projects with one course each. */
  async purchase(student: MadeStudent, projectIds: readonly number[]): Promise<number> {
    const ids: number[] = [];
    for (const projectId of projectIds) ids.push(await this.line(student, projectId));
    const { id } = succeeded(await this.orderCart(student.token, ids, { couponIds: [] })).orderCart;
    succeeded(await this.pay(student.token, id));
    succeeded(await this.act('confirmOrder', id));
    return id;
  }
}
