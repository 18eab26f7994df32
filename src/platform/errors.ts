/** The machine-readable kind of an error, as GraphQL shows it in `extensions.code`. */
export type ErrorCode = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'BAD_USER_INPUT' | 'CONFLICT' | 'UNAVAILABLE' | 'INTERNAL';

interface ReasonRow {
  readonly code: ErrorCode;
  /** English, for developers; `{name}` is replaced by the parameter of that name. Surfaces have their own texts. */
  readonly message: string;
}

/**
 * Every reason a service can give for refusing, once. A reason is a stable key: clients and the surfaces' tables rely
 * on it. Add new ones under the heading of their domain.
 */
export const REASONS = {
  // any domain
  UNAUTHENTICATED: { code: 'UNAUTHENTICATED', message: 'Sign in first.' },
  FORBIDDEN: { code: 'FORBIDDEN', message: 'You may not do this.' },
  NOT_FOUND: { code: 'NOT_FOUND', message: 'There is no such record.' },
  BAD_USER_INPUT: { code: 'BAD_USER_INPUT', message: 'The input is not valid.' },
  CONFLICT: { code: 'CONFLICT', message: 'The record was changed in the meantime.' },
  UNAVAILABLE: { code: 'UNAVAILABLE', message: 'The service cannot answer now. Try again in {retryAfterSeconds} seconds.' },
  INTERNAL: { code: 'INTERNAL', message: 'Something went wrong on our side.' },

  STATUS_MOVE_REFUSED: { code: 'CONFLICT', message: 'There is no way from {from} to {to}.' },
  RELATED_MISSING: { code: 'BAD_USER_INPUT', message: 'There is no such related record: {id}.' },

  SUBSCRIBER_TOO_SLOW: { code: 'CONFLICT', message: 'More has happened than you have taken. Subscribe again.' },

  // repeated requests
  IDEMPOTENCY_KEY_INVALID: { code: 'BAD_USER_INPUT', message: 'An Idempotency-Key has 1 to 255 visible ASCII characters.' },
  IDEMPOTENCY_KEY_REUSED: { code: 'CONFLICT', message: 'This Idempotency-Key was sent with another request. Take a new one.' },
  IDEMPOTENCY_ANSWER_LOST: {
    code: 'CONFLICT',
    message: 'This request was done before, and its answer is lost. Look at what it did instead of sending it again.',
  },

  // lists
  FILTER_TOO_LARGE: { code: 'BAD_USER_INPUT', message: 'The filters of one operation have at most {maximum} {limit}.' },
  BAD_PAGE_SIZE: { code: 'BAD_USER_INPUT', message: 'A page holds between 0 and {max} items.' },
  BAD_OFFSET: { code: 'BAD_USER_INPUT', message: 'An offset lies between 0 and {max}; page on with a cursor beyond that.' },
  BAD_CURSOR: { code: 'BAD_USER_INPUT', message: 'This cursor was not given out by this list in this order.' },

  // accounts: signing in
  BAD_CREDENTIALS: { code: 'UNAUTHENTICATED', message: 'The user name or the password is wrong.' },
  ACCOUNT_DISABLED: { code: 'FORBIDDEN', message: 'The account is disabled.' },
  TOO_MANY_ATTEMPTS: { code: 'FORBIDDEN', message: 'Too many failed sign-ins. Try again in {retryAfterSeconds} seconds.' },
  CURRENT_PASSWORD_REQUIRED: { code: 'BAD_USER_INPUT', message: 'Your own password is changed with the current one only.' },
  WRONG_PASSWORD: { code: 'BAD_USER_INPUT', message: 'The current password is wrong.' },
  OWN_ACCOUNT: { code: 'FORBIDDEN', message: 'You may not shut out your own account.' },
  USERNAME_TAKEN: { code: 'CONFLICT', message: 'This user name is taken.' },

  // WeChat
  WECHAT_REFUSED: { code: 'BAD_USER_INPUT', message: 'WeChat refused the request.' },
  WECHAT_UNREACHABLE: { code: 'INTERNAL', message: 'WeChat could not be reached.' },
  WECHAT_NOT_CONFIGURED: { code: 'INTERNAL', message: 'WeChat is not configured on this server.' },
  WECHAT_UNKNOWN: { code: 'UNAUTHENTICATED', message: 'No account is bound to this WeChat identity.' },
  WECHAT_TAKEN: { code: 'CONFLICT', message: 'This WeChat identity belongs to another account.' },

  // catalogue
  CAMPUS_NAME_TAKEN: { code: 'CONFLICT', message: 'Another campus has this name.' },

  COURSE_CODE_TAKEN: { code: 'CONFLICT', message: 'Another course has this code.' },
  COURSE_UNCLEAR: { code: 'BAD_USER_INPUT', message: 'Give either courseId or a new course, not both and not neither.' },
  FEE_REPEATED: { code: 'BAD_USER_INPUT', message: 'A fee table has one entry for {courseNumber} courses.' },
  AMOUNT_INVALID: { code: 'BAD_USER_INPUT', message: 'An amount lies between 0 and 9999999999.99 and has at most two decimals.' },

  // backoffice
  RIGHT_BEYOND_OWN: { code: 'FORBIDDEN', message: 'Nobody gives rights that they lack: {menu}.' },
  MENU_IS_A_RIGHT: { code: 'CONFLICT', message: 'Rights hang on this menu entry: it keeps its name and stays.' },
  MENU_NOT_EMPTY: { code: 'CONFLICT', message: 'The menu entry is the root or has others below it.' },

  // students
  ID_NUMBER_TAKEN: { code: 'CONFLICT', message: 'Another student has this identity number.' },
  STUDENT_NUMBER_TAKEN: { code: 'CONFLICT', message: 'Another student has this student number.' },
  CONSULTANT_ASSIGNED: { code: 'CONFLICT', message: 'The student has a consultant already.' },
  CONSULTANT_UNKNOWN: { code: 'BAD_USER_INPUT', message: 'There is no such member of the sales department.' },
  CONSULTANT_MISSING: { code: 'CONFLICT', message: 'The student has no consultant.' },
  MAILING_ADDRESS_EXISTS: { code: 'CONFLICT', message: 'The student has a mailing address already.' },
  STUDENT_UNNAMED: { code: 'BAD_USER_INPUT', message: 'Say which student it is about.' },
  AGREEMENT_TEMPLATE_MISSING: { code: 'CONFLICT', message: 'The agreement template picture is not installed.' },
  RECOMMENDED_SELF: { code: 'BAD_USER_INPUT', message: 'Nobody recommends themselves.' },

  // studies
  OFFERING_CHOSEN: { code: 'CONFLICT', message: 'The student has chosen this course already.' },
  OFFERING_NOT_OF_PROJECT: { code: 'BAD_USER_INPUT', message: 'The course is not one of the project.' },
  CHOICES_USED_UP: { code: 'CONFLICT', message: 'The student has chosen as many courses as were paid for.' },
  OFFERING_FULL: { code: 'CONFLICT', message: 'The course has no seat left.' },
  OFFERING_NOT_CHOSEN: { code: 'BAD_USER_INPUT', message: 'The student has not chosen this course.' },
  CREDIT_TRANSFER_EXISTS: { code: 'CONFLICT', message: 'The student has a credit transfer for this project already.' },
  CREDIT_TRANSFER_PROVEN: { code: 'CONFLICT', message: 'The proof of this credit transfer was uploaded already.' },
  REVIEW_COURSE_UNKNOWN: { code: 'NOT_FOUND', message: 'The student has no such course in a review plan.' },
  ENROLMENT_UNKNOWN: { code: 'NOT_FOUND', message: 'The student is not enrolled in such a course.' },
  COURSE_NOT_OFFERED: { code: 'BAD_USER_INPUT', message: 'The project does not offer the course.' },
  STATUS_UNCLEAR: { code: 'BAD_USER_INPUT', message: 'Give either the status or the yes-or-no answer that stands for one.' },
  CREDIT_TRANSFER_UNFINISHED: { code: 'CONFLICT', message: 'The credit transfer is not finished.' },

  // commerce
  COURSE_NUM_TOO_LARGE: { code: 'BAD_USER_INPUT', message: 'The project allows {max} courses at most.' },
  ORDER_UNFINISHED: { code: 'CONFLICT', message: 'The student has an order that is not finished.' },
  ORDER_MISSING: { code: 'CONFLICT', message: 'The student has no order for this project.' },
  ORDER_OF_ANOTHER: { code: 'FORBIDDEN', message: "The order is another student's." },
  ORDER_NOT_PAID: { code: 'CONFLICT', message: 'The order is not paid.' },
  ORDER_PAYMENT_EXISTS: { code: 'CONFLICT', message: 'The proof of payment was uploaded already.' },
  ORDER_PAID_NOT_CANCELABLE: { code: 'CONFLICT', message: 'The order is paid: until its payment is judged it cannot be canceled.' },
  ORDER_CANCELED: { code: 'CONFLICT', message: 'The order was canceled.' },
  ORDER_CONFIRMED: { code: 'CONFLICT', message: 'The order was confirmed.' },
  ORDER_CONFIRM_FAILED: { code: 'CONFLICT', message: 'The payment of the order was not accepted.' },
  COUPON_INVALID: { code: 'BAD_USER_INPUT', message: 'The student cannot use the coupon {id}.' },
  COUPON_CODE_TAKEN: { code: 'CONFLICT', message: 'Another coupon has this code.' },
  COUPON_GRANTED: { code: 'CONFLICT', message: 'The student holds this coupon already.' },
  COUPON_EXHAUSTED: { code: 'CONFLICT', message: 'Only {max} of this coupon exist, and all are granted.' },
  COUPON_MAX_BELOW_GRANTED: { code: 'CONFLICT', message: 'Of this coupon {granted} are granted already.' },
  COUPON_IN_USE: { code: 'CONFLICT', message: 'The coupon is locked or used by an order.' },

  COURSE_FEE_MISSING: { code: 'BAD_USER_INPUT', message: 'The project has no fee for {courseNum} courses.' },
  CART_LINE_INVALID: { code: 'BAD_USER_INPUT', message: 'The student has no such line in the cart: {id}.' },
  ORDER_NOT_CONFIRMED: { code: 'CONFLICT', message: 'The order is not confirmed: there is nothing to adjust.' },
  ADJUSTMENT_STUDENT_WRONG: { code: 'BAD_USER_INPUT', message: 'The order is not of this student.' },
  ADJUSTMENT_PROJECT_REFUSED: { code: 'BAD_USER_INPUT', message: 'The project has no place among the four of the order.' },
  ADJUSTMENT_NOT_PAID: { code: 'CONFLICT', message: 'The extra payment is not proven.' },
  ADJUSTMENT_PAID_NOT_CANCELABLE: { code: 'CONFLICT', message: 'The extra payment is proven: until it is judged it cannot be canceled.' },
  ADJUSTMENT_CANCELED: { code: 'CONFLICT', message: 'The extra payment was canceled.' },
  ADJUSTMENT_CONFIRMED: { code: 'CONFLICT', message: 'The adjustment was confirmed or paid back.' },
  ADJUSTMENT_CONFIRM_FAILED: { code: 'CONFLICT', message: 'The extra payment was not accepted.' },

  // shop
  INVITE_CODE_UNKNOWN: { code: 'BAD_USER_INPUT', message: 'Nobody who could have invited this shopper owns this code.' },
  SHOP_COURSE_NOT_FOUND: { code: 'NOT_FOUND', message: 'There is no such course among those the shopper is enrolled in.' },
  SHOP_COURSE_ORDERED: { code: 'CONFLICT', message: 'Units of the course were ordered; it stays.' },
  SHOP_UNITS_OUT_OF_RANGE: { code: 'BAD_USER_INPUT', message: 'The course has no such range of units; it has {units}.' },
  SHOP_UNIT_NOT_LAST: { code: 'CONFLICT', message: 'Only the last unit of a course can be removed.' },
  SHOP_UNIT_ORDERED: { code: 'CONFLICT', message: 'The unit was ordered; it stays.' },
  TOO_MANY_SHOP_UNITS: { code: 'BAD_USER_INPUT', message: 'A course has at most {max} units.' },
  SHOP_AMOUNT_WRONG: { code: 'BAD_USER_INPUT', message: 'The amount is not the price of these units.' },
  SHOP_ORDER_CLOSED: { code: 'CONFLICT', message: 'The order is {status} already.' },
  WITHDRAWAL_EXCEEDS_BALANCE: { code: 'CONFLICT', message: 'The wallet does not hold so much.' },
  WITHDRAWAL_CLOSED: { code: 'CONFLICT', message: 'The withdrawal is {status} already.' },
  SHOP_COUPON_CODE_TAKEN: { code: 'CONFLICT', message: 'Another coupon has this code.' },
  SHOP_COUPON_NOT_USABLE: { code: 'CONFLICT', message: 'The coupon was used, or is past its end.' },

  // members
  MEMBER_FORBIDDEN: { code: 'FORBIDDEN', message: 'You may change nothing of this member.' },
  MEMBER_FIELD_FORBIDDEN: { code: 'FORBIDDEN', message: 'You may not change this field of this member.' },

  // schools
  SCHOOL_NOT_FOUND: { code: 'NOT_FOUND', message: 'There is no such school.' },
  SCHOOL_NOT_APPROVED: { code: 'CONFLICT', message: 'The school is not approved.' },
  SCHOOL_NOT_WAITING: { code: 'CONFLICT', message: 'The school does not wait for approval.' },
  SCHOOL_NOT_OWNER: { code: 'FORBIDDEN', message: 'Only the owner of the school may do this.' },
  SCHOOL_NOT_MEMBER: { code: 'FORBIDDEN', message: 'Only teachers of the school may do this.' },
  TEACHER_NOT_FOUND: { code: 'NOT_FOUND', message: 'There is no such teacher.' },
  TEACHER_EMAIL_UNKNOWN: { code: 'NOT_FOUND', message: 'No teacher has this email address.' },
  TEACHER_ALREADY_MEMBER: { code: 'CONFLICT', message: 'This teacher is a member of the school already.' },
  OWNER_NOT_REMOVABLE: { code: 'CONFLICT', message: 'The owner cannot be removed from the school.' },
  PUPIL_NOT_FOUND: { code: 'NOT_FOUND', message: 'There is no such pupil in the school.' },

  // chat
  CHAT_RECEIVER_UNKNOWN: { code: 'NOT_FOUND', message: 'There is no such teacher or pupil.' },
  CHAT_CONTENT_EMPTY: { code: 'BAD_USER_INPUT', message: 'A message needs a content.' },

  // uploaded files
  NOT_AN_IMAGE: { code: 'BAD_USER_INPUT', message: 'The file is not a picture of an accepted kind.' },
  PICTURE_TOO_LARGE: { code: 'BAD_USER_INPUT', message: 'The picture has more than {maxPixels} pixels, or a side of more than {maxSide}.' },
  FILE_TOO_LARGE: { code: 'BAD_USER_INPUT', message: 'The file is larger than {maxBytes} bytes.' },
  UPLOAD_QUOTA_EXCEEDED: {
    code: 'FORBIDDEN',
    message: 'At most {maximum} {limit} may be uploaded on one day. Try again in {retryAfterSeconds} seconds.',
  },
} as const satisfies Record<string, ReasonRow>;

export type Reason = keyof typeof REASONS;

export interface DomainErrorDetails {
  /** The input field at fault, in GraphQL's spelling. */
  readonly field?: string;
  /** Values for the texts, e.g. a limit. They are shown to clients: never a secret, never another person's data. */
  readonly params?: Readonly<Record<string, string | number>>;
}

/** A refusal by a rule of the business. Everything else that is thrown is a fault and shown as INTERNAL only. */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly reason: Reason;
  readonly code: ErrorCode;
  readonly field: string | undefined;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(reason: Reason, details: DomainErrorDetails = {}) {
    const { code, message } = REASONS[reason];
    const params = details.params ?? {};
    super(message.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(params[name] ?? placeholder)));
    this.reason = reason;
    this.code = code;
    this.field = details.field;
    this.params = params;
  }
}
