import {
  RecordFirstDocument,
  RecordListDocument,
  RecordNewestDocument,
  type RecordAnswerFragment,
  type RecordNewestQuery,
} from '../../../generated/operations/summer-crm.js';
import { answerFailure, type Call, type Input, route, type Route } from '../../shim/index.js';
import { amountOf } from '../../summer/amounts.js';
import { only } from '../fields.js';
import { pageOf } from '../pages.js';
import { PROJECT } from '../project-rows.js';
import { refused } from '../texts.js';

const SLOTS = [1, 2, 3, 4] as const;

export const orderRecordRoutes: readonly Route[] = [
  route('summer-crm.shopping-chart.get-user-project', {
    operations: [RecordFirstDocument],
    handle: async (call) => {
      const { orderRevisions } = await call.run(RecordFirstDocument, { filter: ofStudent(call) });
      const [first] = orderRevisions.nodes;
      return first === undefined ? null : fullRecordOf(first);
    },
  }),

  route('summer-crm.order.record-list', {
    operations: [RecordListDocument],
    handle: (call) => {
      const filter = ofStudent(call);
      return pageOf(call.request, async (slice) => (await call.run(RecordListDocument, { ...slice, filter })).orderRevisions, fullRecordOf);
    },
  }),

  route('summer-crm.order.final-order', {
    operations: [RecordNewestDocument],
    handle: (call) => {
      const filter = ofStudent(call);
      const newest = async () => {
        const { nodes } = (await call.run(RecordNewestDocument, { filter })).orderRevisions;
        return { nodes, totalCount: nodes.length };
      };
      return pageOf(call.request, newest, flatRecordOf);
    },
  }),
];

/** Students may leave themselves out. */
function ofStudent({ input, request: { viewer } }: Call) {
  const studentId = only(named(input));
  if (studentId === undefined && viewer?.realm === 'STAFF') answerFailure(refused('参数(student_id)不能为空'));
  return { order: { studentId } };
}

function named(input: Input): number | undefined {
  return input.maybe.int('student_id') ?? undefined;
}

/** contract: shapes.OrderRecordFull */
function fullRecordOf({ id, orderId, allAmount, lines }: RecordAnswerFragment) {
  const slots = SLOTS.flatMap((slot): [string, unknown][] => {
    const line = lines.find((one) => one.slot === slot);
    return [
      [`project${slot}`, line === undefined ? null : recordProjectOf(line)],
      [`course_num${slot}`, line?.courseNum ?? null],
    ];
  });
  return { id, order: orderId, ...Object.fromEntries(slots), all_amount: amountOf(allAmount) };
}

/** contract: shapes.RecordProject */
function recordProjectOf({ slot, courseNum, project }: RecordAnswerFragment['lines'][number]) {
  const { project_name: _, ...shown } = PROJECT.write(project);
  return { ...shown, course_number: courseNum, project_column: `project${slot}_id` };
}

/** contract: shapes.OrderRecordFlat */
function flatRecordOf({ id, orderId, allAmount, lines }: RecordNewestQuery['orderRevisions']['nodes'][number]) {
  const slots = SLOTS.flatMap((slot): [string, unknown][] => {
    const line = lines.find((one) => one.slot === slot);
    return [
      [`project${slot}`, line?.projectId ?? null],
      [`course_num${slot}`, line?.courseNum ?? null],
    ];
  });
  return { id, order: orderId, ...Object.fromEntries(slots), all_amount: amountOf(allAmount) };
}
