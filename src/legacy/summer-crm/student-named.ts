import { studentActedFor } from '../../access/authorize.js';
import { answerFailure, type Before, queryText } from '../shim/index.js';
import { forbidden } from './texts.js';

/**
 * A call about one student: who acts for nobody unless they name a student in `user` has to do so (contract: part 2, decisions
 * on ?user=).
 */
export const studentNamed: Before = {
  operations: [],
  check: async ({ request }) => {
    const namesNobody = (queryText(request, 'user') ?? '') === '';
    if (request.viewer !== null && namesNobody && studentActedFor(request.viewer, null) === null) answerFailure(forbidden);
  },
};
