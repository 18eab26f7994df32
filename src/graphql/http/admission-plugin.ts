import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { HeaderMap } from '@apollo/server';
import { type DocumentNode, Kind } from 'graphql';
import { part } from '../../platform/observe/call.js';
import type { RefusedDocument } from '../admission/admission.js';
import type { ErrorFormatter } from '../errors/format.js';
import type { AdmittedDocument, Documents } from '../operation/documents.js';
import { overHttpRefusal } from '../operation/operation-refusal.js';
import { tokenRefusalIn } from './context.js';

/** Stands for a refused document: without an operation in it, Apollo Server neither parses, validates nor executes anything. */
const NOTHING: DocumentNode = { kind: Kind.DOCUMENT, definitions: [] };

/** Lets Apollo Server have its documents from the admission, in place of its own parsing and validation. */
export function admissionPlugin(documents: Documents, formatError: ErrorFormatter): ApolloServerPlugin<BaseContext> {
  return {
    async requestDidStart() {
      let read: AdmittedDocument | RefusedDocument | undefined;
      return {
        async didResolveSource(context) {
          read = await part('admission', '', async () => documents.read(context.source));
          // The place where Apollo Server looks for what its document store has; that is switched off.
          Object.assign(context, { document: 'errors' in read ? NOTHING : read.document });
        },
        async didResolveOperation({ request, contextValue }) {
          const operation = read && !('errors' in read) ? read.operation(request.operationName) : undefined;
          const badToken = tokenRefusalIn(contextValue);
          if (badToken && operation?.ignoresToken !== true) throw badToken;
          const refusal = operation && overHttpRefusal(operation, request.variables ?? {});
          if (refusal) throw refusal;
        },
        async responseForOperation() {
          if (!read || !('errors' in read)) return null;
          return {
            http: { status: 400, headers: new HeaderMap() },
            body: { kind: 'single', singleResult: { errors: read.errors.map(formatError) } },
          };
        },
      };
    },
  };
}
