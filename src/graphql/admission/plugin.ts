import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { HeaderMap } from '@apollo/server';
import { type DocumentNode, Kind } from 'graphql';
import type { ErrorFormatter } from '../errors/format.js';
import type { QueryLimits } from '../limits/limits.js';
import type { Admission } from './admission.js';
import { overHttpRefusal } from './operation-refusal.js';

/** Stands for a refused document: without an operation in it, Apollo Server neither parses, validates nor executes anything. */
const NOTHING: DocumentNode = { kind: Kind.DOCUMENT, definitions: [] };

/** Lets Apollo Server have its documents from the admission, in place of its own parsing and validation. */
export function admissionPlugin(admission: Admission, limits: QueryLimits, formatError: ErrorFormatter): ApolloServerPlugin<BaseContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveSource(context) {
          const read = admission.read(context.source);
          // The place where Apollo Server looks for what its document store has; that is switched off.
          Object.assign(context, { document: 'errors' in read ? NOTHING : read.document });
        },
        async didResolveOperation({ source, request }) {
          const read = admission.read(source);
          if ('errors' in read) return;
          const operation = read.operation(request.operationName);
          const refusal = operation && overHttpRefusal(operation, request.variables ?? {}, limits);
          if (refusal) throw refusal;
        },
        async responseForOperation({ source }) {
          const read = admission.read(source);
          if (!('errors' in read)) return null;
          return {
            http: { status: 400, headers: new HeaderMap() },
            body: { kind: 'single', singleResult: { errors: read.errors.map(formatError) } },
          };
        },
      };
    },
  };
}
