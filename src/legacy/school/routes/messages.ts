import { ChatSendDocument } from '../../../generated/operations/school.js';
import { type Input, route, type Route } from '../../shim/index.js';
import { realmOf } from '../identity.js';

const message = {
  operation: ChatSendDocument,
  variables: (input: Input) => ({ realm: realmOf(input.int('identity')), id: input.int('user_id'), content: input.text('message') }),
};

export const messageRoutes: readonly Route[] = [route('school.teacher.message', message), route('school.student.message', message)];
