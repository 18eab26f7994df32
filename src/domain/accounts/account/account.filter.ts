import {
  BooleanFilter,
  DateTimeFilter,
  enumFilter,
  filterInput,
  IntFilter,
  orderEnum,
  StringFilter,
} from '../../../read/declare/filter-input.js';
import { Audience, Realm } from './account.enums.js';

export const AccountFilter = filterInput('AccountFilter', {
  id: IntFilter,
  realm: enumFilter('Realm', Realm),
  username: StringFilter,
  active: BooleanFilter,
});
export const AccountOrder = orderEnum('AccountOrder', { ID: 'id' });

export const OpenSessionFilter = filterInput('OpenSessionFilter', { audience: enumFilter('Audience', Audience) });
export const OpenSessionOrder = orderEnum('OpenSessionOrder', { CREATED_AT: 'createdAt', EXPIRES_AT: 'expiresAt' });

export const AuditEventFilter = filterInput('AuditEventFilter', {
  operation: IntFilter,
  actorId: IntFilter,
  entity: StringFilter,
  entityId: IntFilter,
  createdAt: DateTimeFilter,
});
export const AuditEventOrder = orderEnum('AuditEventOrder', { CREATED_AT: 'createdAt' });
