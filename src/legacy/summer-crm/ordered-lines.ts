import { isMapping } from '../shim/index.js';
import { answerFailure, type FieldRule, shownInput } from '../shim/index.js';
import { WHOLE_INPUT } from '../summer/texts.js';
import { idNumber, isKnowable } from './id-list.js';
import { refused } from './texts.js';

interface Line {
  readonly id: number;
  readonly courseNum: number | undefined;
}

/** `{chart_id, course_num}`, or the id alone. */
function lineOf(entry: unknown): Line | null {
  const { chart_id, course_num = undefined } = isMapping(entry) ? entry : { chart_id: entry };
  const id = idNumber(chart_id);
  const given = course_num !== undefined && course_num !== null && course_num !== '';
  const courseNum = given ? idNumber(course_num) : undefined;
  return id === null || courseNum === null ? null : { id, courseNum };
}

export const orderedLinesRule: FieldRule = {
  check: (value) => (Array.isArray(value) && value.every((entry) => lineOf(entry) !== null) ? null : { kind: 'type' }),
};

/** The lines of such a list, as GraphQL takes them. */
export function orderedLines(list: readonly unknown[]) {
  return list.flatMap((entry) => {
    const line = lineOf(entry);
    if (line === null) return [];
    if (!isKnowable(line.id)) answerFailure(refused(`无效的chart_id: ${line.id}，请检查传入参数`, WHOLE_INPUT));
    return [{ cartLineId: line.id, courseNum: line.courseNum === undefined || isKnowable(line.courseNum) ? line.courseNum : 0 }];
  });
}

/** A list, also as the one text of a form or query. An empty text is an empty list: no coupon, whereas no list means every coupon. */
export const couponsRule: FieldRule = {
  read: (raw) => {
    const text: unknown = Array.isArray(raw) && raw.length === 1 ? raw[0] : raw;
    if (typeof text !== 'string') return raw;
    if (text === '') return [];
    return text.startsWith('[') ? text : text.split(',');
  },
};

/** Ids of coupons. What is no id is refused like a coupon that the student does not have. Undefined: every coupon that can be used. */
export function couponIds(list: readonly unknown[] | null | undefined): number[] | undefined {
  return list?.map((entry) => {
    const id = idNumber(entry);
    return id !== null && isKnowable(id) ? id : answerFailure(refused(`无效的优惠券, coupon_id: ${shownInput(entry)}`, WHOLE_INPUT));
  });
}
