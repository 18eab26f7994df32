import { ACCOUNT_WRITES } from './accounts.js';
import { ADMISSION_WRITES } from './admissions.js';
import { BACKOFFICE_WRITES } from './backoffice.js';
import { CATALOGUE_WRITES } from './catalogue.js';
import { COMMERCE_WRITES } from './commerce.js';
import { MEMBER_WRITES } from './members.js';
import { SCHOOL_WRITES } from './schools.js';
import { SHOP_WRITES } from './shop.js';
import { STUDY_WRITES } from './studies.js';
import type { Writes } from './write.js';

/** Every mutation of the schema: who may, and a sample that is aimed at somebody else's data. */
export const WRITES: Writes = {
  ...ACCOUNT_WRITES,
  ...BACKOFFICE_WRITES,
  ...CATALOGUE_WRITES,
  ...ADMISSION_WRITES,
  ...STUDY_WRITES,
  ...COMMERCE_WRITES,
  ...MEMBER_WRITES,
  ...SCHOOL_WRITES,
  ...SHOP_WRITES,
};
