import {
  AccountInfoExistsDocument,
  CampusExistsDocument,
  CampusTypeExistsDocument,
  OwnProjectExistsDocument,
  ProjectExistsDocument,
} from '../../generated/operations/summer-student.js';
import { lookup, SHARED_RECORDS } from '../summer/existence.js';

/**
 * The records that a request can name. A campus or project that staff took out of the catalogue is gone here, while the schema lets
 * staff change and name it, for the summer CRM brings it back: where the operation would go ahead, a route asks `onEveryCall`.
 */
export const RECORDS = {
  ...SHARED_RECORDS,
  paymentAccount: lookup(AccountInfoExistsDocument, ({ paymentAccount }) => paymentAccount),
  campusType: lookup(CampusTypeExistsDocument, ({ campusType }) => campusType),
  campus: lookup(CampusExistsDocument, ({ campus }) => campus),
  project: lookup(ProjectExistsDocument, ({ project }) => project),
  /** One that the caller has ordered is there, on sale or not. */
  projectOrOwn: lookup(OwnProjectExistsDocument, ({ project, myProject }) => myProject ?? project),
} as const;
