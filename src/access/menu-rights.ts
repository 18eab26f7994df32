/**
 * Menu entries that more than a menu hangs on: whose role is granted the entry may change what it manages
 * (contract: summer-crm, auth.decisions). Rights go by these names, so the entries keep them.
 */
export const MANAGES = {
  departments: '部门管理',
  roles: '角色管理',
  staff: '用户管理',
} as const;

/** The entry whose holders read the operation log. */
export const READS_LOG = '超级日志';

/** Every entry that means more than that it is shown. Who lacks one gives it to nobody, or they could have it through an accomplice. */
export const RIGHTS: readonly string[] = [...Object.values(MANAGES), READS_LOG];

/** Entries of the finance centre whose holders judge payments, where the audience's rules say so. */
export const FINANCE: readonly string[] = ['缴费凭据管理', '财务管理'];

/** The entry whose holders say where students' money goes. */
export const MANAGES_PAYMENT_ACCOUNTS = '支付账号管理';

/** The department whose members are the sales men of summer-student and the consultants (cc) of the summer CRM. */
export const SALES_DEPARTMENT = '销售部';
