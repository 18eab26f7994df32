import type { Endpoint } from '../shim/index.js';
import { namesIn } from '../summer/field-path.js';
import { snakeCase } from '../summer/snake-case.js';

/** What this surface calls the fields that GraphQL names otherwise; all others only change their spelling. */
const NAMES: Readonly<Record<string, string>> = {
  address1: 'address',
  campusId: 'campus',
  campusTypeId: 'campus_type',
  couponIds: 'coupon_list',
  fees: 'project_course_fee',
  offeringId: 'course',
  projectId: 'project',
  recipientPhone: 'phone',
  staffId: 'sales_man',
  wantedCampusIds: 'wcampus',
  wantedSchools: 'wschool',
};

/** `applyFee` -> `apply_fee`; undefined for a complaint of the input as a whole. */
export function fieldName(graphqlField: string, { body }: Endpoint): string | undefined {
  const names = namesIn(graphqlField);
  // No call takes more than one picture.
  if (names[0] === 'image') return body.find(({ type }) => type.kind === 'file')?.name;
  const own = names.map((name) => NAMES[name] ?? snakeCase(name));
  return own.find((name) => body.some((field) => field.name === name)) ?? own.at(-1);
}
