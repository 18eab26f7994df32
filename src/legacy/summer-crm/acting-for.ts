import { studentActedFor } from '../../access/authorize.js';
import { answerFailure, type Before, queryText } from '../shim/index.js';
import { forbidden } from './texts.js';

/** A call of a student, which staff make by naming the student in `user` (contract: part 2, decisions on ?user=). */
export const actingFor: Before = {
  operations: [],
  check: async ({ request }) => {
    const namesNobody = (queryText(request, 'user') ?? '') === '';
    if (request.viewer !== null && namesNobody && studentActedFor(request.viewer, null) === null) answerFailure(forbidden);
  },
};
