import {
  CampusAllDocument,
  type CampusAnswerFragment,
  CampusCreateDocument,
  CampusGetDocument,
  CampusListDocument,
  CampusUpdateDocument,
} from '../../../generated/operations/summer-crm.js';
import { CHINA, shape, time } from '../../../platform/shape/index.js';
import { route, type Route } from '../../shim/index.js';
import { existingIn, there } from '../../summer/existence.js';
import { pageOfShown } from '../pages.js';
import { RECORDS } from '../records.js';
import { campusName } from '../unique-fields.js';

/** contract: shapes.Campus */
const CAMPUS = shape<CampusAnswerFragment>({
  id: 'id',
  name: 'name',
  info: 'info',
  create_time: time(CHINA, 'createdAt'),
  update_time: time(CHINA, 'updatedAt'),
});

export const campusRoutes: readonly Route[] = [
  route('summer-crm.campus.list', {
    operations: [CampusListDocument],
    handle: ({ request, show }) => pageOfShown(request, (slice) => show.rows(CampusListDocument, slice, CAMPUS)),
  }),

  route('summer-crm.campus.get', {
    operation: CampusGetDocument,
    variables: (input) => ({ id: input.int('id') }),
    row: there(CAMPUS),
  }),

  route('summer-crm.campus.all', {
    operation: CampusAllDocument,
    data: ({ campusOptions: { nodes } }) => nodes.map(({ id, name }) => ({ id, name })),
  }),

  route('summer-crm.campus.create', {
    operation: CampusCreateDocument,
    fields: { name: campusName },
    variables: (input) => ({ input: { name: input.text('name'), info: input.text('info') } }),
    row: CAMPUS,
  }),

  route('summer-crm.campus.update', {
    before: existingIn('id', RECORDS.campus),
    operation: CampusUpdateDocument,
    fields: { name: campusName },
    variables: (input) => ({
      id: input.int('id'),
      input: { name: input.maybe.text('name'), info: input.maybe.text('info'), active: input.maybe.bool('is_active') },
    }),
    row: CAMPUS,
  }),
];
