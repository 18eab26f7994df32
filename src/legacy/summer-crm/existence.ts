import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import {
  CatalogueCourseExistsDocument,
  CatalogueProjectExistsDocument,
  ChangeRecordExistsDocument,
  ConfirmCourseExistsDocument,
  DepartmentExistsDocument,
  OfferingExistsDocument,
  ReviewCourseExistsDocument,
  ReviewExistsDocument,
  RoleExistsDocument,
  ScoreDetailExistsDocument,
  StudentExistsDocument,
  UserExistsDocument,
} from '../../generated/operations/summer-crm.js';
import { type Before, type Call, type FieldRule, refuse } from '../shim/index.js';
import { idOf } from './fields.js';

/** How a kind of record is looked up by its id. */
interface Lookup {
  readonly operation: TypedDocumentNode<unknown, { id: number }>;
  readonly finds: (id: number, call: Call) => Promise<boolean>;
}

/** `row` finds the record in the operation's answer; null: there is none. */
export function lookup<Result>(operation: TypedDocumentNode<Result, { id: number }>, row: (result: Result) => object | null): Lookup {
  return { operation, finds: async (id, { run }) => id > 0 && row(await run(operation, { id })) !== null };
}

/** The records that a request can name. */
export const RECORDS = {
  student: lookup(StudentExistsDocument, ({ student }) => student),
  user: lookup(UserExistsDocument, ({ staffMember }) => staffMember),
  department: lookup(DepartmentExistsDocument, ({ department }) => department),
  role: lookup(RoleExistsDocument, ({ role }) => role),
  scoreDetail: lookup(ScoreDetailExistsDocument, ({ mailingAddress }) => mailingAddress),
  review: lookup(ReviewExistsDocument, ({ review }) => review),
  reviewCourse: lookup(ReviewCourseExistsDocument, ({ reviewCourse }) => reviewCourse),
  confirmCourse: lookup(ConfirmCourseExistsDocument, ({ enrolment }) => enrolment),
  changeRecord: lookup(ChangeRecordExistsDocument, ({ courseChange }) => courseChange),
  project: lookup(CatalogueProjectExistsDocument, ({ project }) => project),
  course: lookup(CatalogueCourseExistsDocument, ({ course }) => course),
  offering: lookup(OfferingExistsDocument, ({ offering }) => offering),
} as const;

/** The record that the path names is looked up before the fields are checked. */
export function existingIn(param: string, { operation, finds }: Lookup): Before {
  return {
    operations: [operation],
    check: async (call) => {
      if (!(await finds(idOf(String(call.input.int(param))), call))) refuse('NOT_FOUND');
    },
  };
}

/**
 * A field that holds the id of another record: one that does not exist is refused in the field's turn
 * (contract: envelope.field_validation).
 */
export function reference({ operation, finds }: Lookup): FieldRule {
  return {
    reference: true,
    operations: [operation],
    check: async (value, call) => ((await finds(idOf(String(value)), call)) ? null : { kind: 'related' }),
  };
}

/** As `existingIn`, for a record that a field of the body names. */
export function existingInBody({ operation, finds }: Lookup): FieldRule {
  return {
    operations: [operation],
    check: async (value, call) => ((await finds(idOf(String(value)), call)) ? null : refuse('NOT_FOUND')),
  };
}
