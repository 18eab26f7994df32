import type { Viewer } from '../../../access/viewer.js';
import { ChatAcknowledgeDocument, ChatClaimDocument, ChatReleaseDocument, ChatSendDocument } from '../../../generated/operations/school.js';
import type { LegacyPorts, Run } from '../../shim/index.js';
import { dataOf } from '../../shim/shown.js';

/** What a connection runs; prepared at start. */
export const CHAT_OPERATIONS = [ChatSendDocument, ChatClaimDocument, ChatAcknowledgeDocument, ChatReleaseDocument] as const;

/** Runs operations as a connection's user; throws Refusal when one fails. */
export function runAs(ports: LegacyPorts, viewer: Viewer, address: string): Run {
  return async (document, variables) => {
    const result = await ports.execute(document, { ...(variables as object) }, { viewer, audience: 'school', address });
    // The schema has checked the operation at start, and the operation's type is made from the schema.
    return dataOf(result) as never;
  };
}
