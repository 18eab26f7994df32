import { answerFailure, type Before, queryText } from '../shim/index.js';
import { forbidden } from './texts.js';

/** A call of a student, which staff make by naming the student in `user` (contract: part 2, decisions on ?user=). */
export const actingFor: Before = {
  operations: [],
  check: async ({ request }) => {
    if (request.viewer?.realm === 'STAFF' && (queryText(request, 'user') ?? '') === '') answerFailure(forbidden);
  },
};
