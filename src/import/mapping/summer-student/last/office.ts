import { row, type TableMapping } from '../../declare.js';
import { anyText } from '../../values.js';
import { STUDENT_SYSTEM } from '../times.js';

const DONE: Readonly<Record<string, string>> = { CREATE: '创建', UPDATE: '更新', DELETE: '删除' };

/** The code of operations on orders, which is what the program remembers most. */
const ORDER_OPERATION = 302;
const OTHER = 0;

export const OPERATE_HISTORY: TableMapping = {
  table: 'operate_history_operatehistory',
  entity: 'AuditEvent',
  mapped: ['id', 'operator_id', 'key', 'create_time', 'remark'],
  map: (old, at) => {
    const actorId = at.id('user', old['operator_id'], 'Account') ?? null;
    const remark = anyText(old['remark']);
    return [
      row('AuditEvent', {
        operation: remark.includes('订单') ? ORDER_OPERATION : OTHER,
        description: `${DONE[old['key'] ?? ''] ?? anyText(old['key'])}：${remark}`,
        actorId,
        actorText: actorId === null ? (old['operator_id'] ?? null) : null,
        ...STUDENT_SYSTEM.clock.made(old),
      }),
    ];
  },
};
