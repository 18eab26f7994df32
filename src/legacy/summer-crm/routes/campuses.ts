import {
  CampusAllDocument,
  type CampusAnswerFragment,
  CampusCreateDocument,
  CampusGetDocument,
  CampusListDocument,
  CampusUpdateDocument,
} from '../../../generated/operations/summer-crm.js';
import { refuse, route, type Route, shanghaiIso } from '../../shim/index.js';
import { campusName, LISTED } from '../existence-of-orders.js';
import { existingIn } from '../existence.js';
import { pageOf } from '../page.js';

export const campusRoutes: readonly Route[] = [
  route('summer-crm.campus.list', {
    operations: [CampusListDocument],
    handle: ({ request, run }) => pageOf(request, async (slice) => (await run(CampusListDocument, slice)).campuses, campusOf),
  }),

  route('summer-crm.campus.get', {
    operation: CampusGetDocument,
    variables: (input) => ({ id: input.int('id') }),
    data: ({ campus }) => (campus?.active ? campusOf(campus) : refuse('NOT_FOUND')),
  }),

  route('summer-crm.campus.all', {
    operation: CampusAllDocument,
    data: ({ campusOptions: { nodes } }) => nodes.map(({ id, name }) => ({ id, name })),
  }),

  route('summer-crm.campus.create', {
    operation: CampusCreateDocument,
    fields: { name: campusName },
    variables: (input) => ({ input: { name: input.text('name'), info: input.text('info') } }),
    data: ({ createCampus }) => campusOf(createCampus),
  }),

  route('summer-crm.campus.update', {
    before: existingIn('id', LISTED.campus),
    operation: CampusUpdateDocument,
    fields: { name: campusName },
    variables: (input) => ({
      id: input.int('id'),
      input: { name: input.maybe.text('name'), info: input.maybe.text('info'), active: input.maybe.bool('is_active') },
    }),
    data: ({ updateCampus }) => campusOf(updateCampus),
  }),
];

/** contract: shapes.Campus */
function campusOf({ id, name, info, createdAt, updatedAt }: CampusAnswerFragment) {
  return { id, name, info, create_time: shanghaiIso(createdAt), update_time: shanghaiIso(updatedAt) };
}
