import type { Viewer } from '../../../access/viewer.js';
import { ChatAcknowledgeDocument, ChatClaimDocument, ChatReleaseDocument, ChatSendDocument } from '../../../generated/operations/school.js';
import type { LegacyPorts, Run } from '../../shim/index.js';
import { refusalOf } from '../../shim/refusal.js';

/** What a connection runs; prepared at start. */
export const CHAT_OPERATIONS = [ChatSendDocument, ChatClaimDocument, ChatAcknowledgeDocument, ChatReleaseDocument] as const;

/** Runs operations as a connection's user; throws Refusal when one fails. */
export function runAs(ports: LegacyPorts, viewer: Viewer, address: string): Run {
  return async (document, variables) => {
    const { data, errors } = await ports.execute(document, Object.fromEntries(Object.entries(variables ?? {})), {
      viewer,
      audience: 'school',
      address,
    });
    const [error] = errors ?? [];
    if (error !== undefined) throw refusalOf(error) ?? error.originalError ?? error;
    // The schema has checked the operation at start, and the operation's type is made from the schema.
    return data as never;
  };
}
