const COPY = 'a copy of the name that the record itself has; that one is stored and answered';
const NOBODY = "the call is always about the ticket's owner; pages that lost the id send any text";

/** Inputs that are accepted and change nothing, each with its reason. */
export const WITHOUT_EFFECT: Readonly<Record<string, string>> = {
  'summer-crm.project.create campus_name': COPY,
  'summer-crm.project.update campus_name': COPY,
  'summer-crm.user.create department_name': COPY,
  'summer-crm.user.create role_name': COPY,
  'summer-crm.user.update department_name': COPY,
  'summer-crm.user.update role_name': COPY,
  'summer-crm.score-detail.update university': 'left over from an app before; the running system had no column for it',
  'summer-student.user.assign-sales-man user_id': NOBODY,
  'summer-student.user.coupon-list user_id': NOBODY,
  'summer-student.user.info user_id': NOBODY,
  'summer-student.user.personal-file user_id': NOBODY,
  'summer-student.user.sales-man user_id': NOBODY,
  'summer-student.user.score-detail user_id': NOBODY,
  'summer-student.user.update-info user_id': NOBODY,
  'summer-student.user.update-personal-file user_id': NOBODY,
};
