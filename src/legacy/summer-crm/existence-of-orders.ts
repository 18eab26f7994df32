import {
  ActiveOfferingDocument,
  AdjustmentExistsDocument,
  CampusExistsDocument,
  CampusNameHeldDocument,
  CourseCodeHeldDocument,
  LineInCartDocument,
  MessageExistsDocument,
  OrderExistsDocument,
  SomeOrderExistsDocument,
} from '../../generated/operations/summer-crm.js';
import { type FieldRule, refuse, type Run } from '../shim/index.js';
import { lookup } from './existence.js';

/** The records that a request of the contract's second part can name. */
export const LISTED = {
  campus: lookup(CampusExistsDocument, ({ campus }) => campus),
  /** A cancelled one is not found. */
  activeOffering: lookup(ActiveOfferingDocument, ({ offering }) => (offering?.active ? offering : null)),
  /** One that was ordered is not found. */
  lineInCart: lookup(LineInCartDocument, ({ cartLine }) => (cartLine?.status === 'NEW' ? cartLine : null)),
  order: lookup(OrderExistsDocument, ({ order }) => order),
  /** Also another student's: whose it is is told after the fields. */
  someOrder: lookup(SomeOrderExistsDocument, ({ orderExists }) => (orderExists ? {} : null)),
  adjustment: lookup(AdjustmentExistsDocument, ({ adjustment }) => adjustment),
  message: lookup(MessageExistsDocument, ({ studentMessage }) => studentMessage),
} as const;

export const campusName: FieldRule = {
  operations: [CampusNameHeldDocument],
  check: unique('CAMPUS_NAME_TAKEN', async (name, run) => (await run(CampusNameHeldDocument, { name })).campuses.nodes[0]?.id),
};

export const courseCode: FieldRule = {
  operations: [CourseCodeHeldDocument],
  check: unique('COURSE_CODE_TAKEN', async (code, run) => (await run(CourseCodeHeldDocument, { code })).courses.nodes[0]?.id),
};

/** A text that no other record of the kind may have is refused in the field's turn; the record that the path names is none other. */
function unique(reason: string, holderOf: (value: string, run: Run) => Promise<number | undefined>): NonNullable<FieldRule['check']> {
  return async (value, { input, run }) => {
    const holder = await holderOf(String(value), run);
    return holder === undefined || holder === input.maybe.int('id') ? null : refuse(reason);
  };
}
