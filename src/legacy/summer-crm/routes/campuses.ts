import {
  CampusAllDocument,
  type CampusAnswerFragment,
  CampusCreateDocument,
  CampusGetDocument,
  CampusListDocument,
  CampusUpdateDocument,
} from '../../../generated/operations/summer-crm.js';
import { route, type Route, shanghaiIso } from '../../shim/index.js';
import { existing, existingIn } from '../../summer/existence.js';
import { pageOf } from '../pages.js';
import { RECORDS } from '../records.js';
import { campusName } from '../unique-fields.js';

export const campusRoutes: readonly Route[] = [
  route('summer-crm.campus.list', {
    operations: [CampusListDocument],
    handle: ({ request, run }) => pageOf(request, async (slice) => (await run(CampusListDocument, slice)).campuses, campusOf),
  }),

  route('summer-crm.campus.get', {
    operation: CampusGetDocument,
    variables: (input) => ({ id: input.int('id') }),
    data: ({ campus }) => campusOf(existing(campus)),
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
    before: existingIn('id', RECORDS.campus),
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
