import { requirePermission } from '../../../access/permissions.js';
import type { Viewer } from '../../../access/viewer.js';
import { insert, remove, update } from '../../../write/changes.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { withoutNulls } from '../../values/input.js';
import type { CreatePaymentAccountInput, UpdatePaymentAccountInput } from './payment-account.type.js';

/** The accounts that students pay to. Methods answer the account's id. */
export class PaymentAccountService {
  constructor(private readonly core: Pick<Core, 'writer'>) {}

  async create(viewer: Viewer | null, input: CreatePaymentAccountInput): Promise<number> {
    requirePermission(viewer, 'MANAGE_PAYMENT_ACCOUNTS');
    return this.core.writer.insert(insert('PaymentAccount', { ...input }));
  }

  async update(viewer: Viewer | null, id: number, input: UpdatePaymentAccountInput): Promise<number> {
    requirePermission(viewer, 'MANAGE_PAYMENT_ACCOUNTS');
    const { payment, currency, accountNumber, accountName, ...bank } = input;
    const firm = withoutNulls({ payment, currency, accountNumber, accountName });
    const [count] = await this.core.writer.apply(update('PaymentAccount', { id }, { ...firm, ...bank }));
    if (count === 0) throw new DomainError('NOT_FOUND');
    return id;
  }

  async delete(viewer: Viewer | null, id: number): Promise<void> {
    requirePermission(viewer, 'MANAGE_PAYMENT_ACCOUNTS');
    const [count] = await this.core.writer.apply(remove('PaymentAccount', { id }));
    if (count === 0) throw new DomainError('NOT_FOUND');
  }
}
