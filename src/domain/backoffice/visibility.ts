import { SALES_DEPARTMENT } from '../../access/menu-rights.js';
import { all, any, byRealm, is, own, some, type Rule } from '../../read/rules.js';

/** The back office shows its own things to every member of staff, and to nobody else. */
export const staffOnly: Rule = byRealm({ STAFF: true });

/** Students see whom they may turn to: active sales people, and whoever looks after them. */
export const contacts: Rule = byRealm({
  STAFF: true,
  STUDENT: any(
    all(some('department', is('name', SALES_DEPARTMENT)), some('account', is('active', true))),
    some('consultedStudents', own('id')),
    some('advisedStudents', own('id')),
  ),
});
