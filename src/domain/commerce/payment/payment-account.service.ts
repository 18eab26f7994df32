import { requireMenu } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import type { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/errors.js';
import { changeRow } from '../../values/change-row.js';
import { withoutNulls } from '../../values/input.js';
import type { CreatePaymentAccountInput, UpdatePaymentAccountInput } from './payment-account.type.js';

/** The menu entry whose holders say where students' money goes. */
const MANAGES_ACCOUNTS = '支付账号管理';

/** The accounts that students pay to. Methods answer the account's id. */
export class PaymentAccountService {
  constructor(private readonly database: Database) {}

  async create(viewer: Viewer | null, input: CreatePaymentAccountInput): Promise<number> {
    requireMenu(viewer, MANAGES_ACCOUNTS);
    return (await this.database.write((tx) => tx.paymentAccount.create({ data: { ...input }, select: { id: true } }))).id;
  }

  async update(viewer: Viewer | null, id: number, { openingBank, ...input }: UpdatePaymentAccountInput): Promise<number> {
    requireMenu(viewer, MANAGES_ACCOUNTS);
    const data = { ...withoutNulls(input), openingBank };
    const write = (): Promise<{ count: number }> => this.database.write((tx) => tx.paymentAccount.updateMany({ where: { id }, data }));
    if (!(await changeRow({ data, write, find: () => this.database.prisma.paymentAccount.count({ where: { id } }) })))
      throw new DomainError('NOT_FOUND');
    return id;
  }

  async delete(viewer: Viewer | null, id: number): Promise<void> {
    requireMenu(viewer, MANAGES_ACCOUNTS);
    const { count } = await this.database.write((tx) => tx.paymentAccount.deleteMany({ where: { id } }));
    if (count === 0) throw new DomainError('NOT_FOUND');
  }
}
