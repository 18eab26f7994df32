import { getNamedType, isInputObjectType, isObjectType, type GraphQLInputObjectType, type GraphQLObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { datamodel } from '../../src/generated/datamodel.js';
import { gatewaySchema } from '../../src/graphql/gateway-schema.js';
import { fieldReading, nodeTypeOf, typeReading } from '../../src/read/readable.js';

/**
 * A filter answers questions: "is there a row of mine whose … is …?" So it may ask about nothing that the asker could
 * not read. Related rows are those that the field of the same name shows; where there is none, a reason stands here.
 */
const RELATED: Readonly<Record<string, string>> = {
  'Staff.account': 'User name and activity, which the type shows.',
  'StaffContact.department': 'The name only: which contacts are sales people is what students are told.',
  'Member.account': 'User name, id, realm and activity, which the type shows.',
};

/** Columns that the type does not show, and why they may be asked about. */
const UNSHOWN: Readonly<Record<string, string>> = {
  'Campus.campusTypeId': 'The id of `campusType`.',
  // Names of all campuses and projects are shown to whoever is signed in.
  'CampusOption.active': 'Told by its absence from `campuses`.',
  'CampusOption.campusTypeId': 'The kind of a campus is no secret.',
  'ProjectOption.active': 'Told by its absence from `projects`.',
  'ProjectOption.campusId': 'Where a project was held is no secret.',
  'Staff.roleId': 'The id of `role`.',
  'Staff.departmentId': 'The id of `department`.',
  'Staff.superiorId': 'The id of `superior`.',
  'Student.ccStaffId': 'The id of `consultant`.',
  'Student.serverStaffId': 'The id of `adviser`.',
  'StudentProject.campusId': 'The campus of `project`.',
  'School.ownerId': 'Ids of teachers tell nothing more.',
  'SchoolMembership.schoolId': 'The id of `school`.',
  'SchoolMembership.teacherId': 'The id of `teacher`.',
  'Pupil.schoolId': 'The id of `school`.',
  'RollCallGroupMember.groupId': 'The id of `group`.',
  'Meeting.groupId': 'The id of `group`.',
  'Follow.teacherId': 'The id of `teacher`.',
  'Follow.pupilId': 'The id of `pupil`.',
  'Shopper.inviterId': 'Of oneself, or for administrators.',
  'ShopOrder.shopperId': 'The id of `shopper`.',
  'Income.shopperId': 'The id of `shopper`.',
  'Withdrawal.shopperId': 'The id of `shopper`.',
  'ShopCoupon.shopperId': 'The id of `shopper`.',
};

interface Asked {
  readonly type: GraphQLObjectType;
  readonly field: string;
}

const schema = gatewaySchema();

function askedOf(type: GraphQLObjectType, filter: GraphQLInputObjectType): Asked[] {
  const names = Object.keys(filter.getFields()).filter((name) => !['and', 'or', 'not'].includes(name));
  return names.map((field) => ({ type, field }));
}

/** Every filter of every list, at the root and below. */
const asked = Object.values(schema.getTypeMap()).flatMap((parent) =>
  isObjectType(parent)
    ? Object.values(parent.getFields()).flatMap((field) => {
        const target = getNamedType(field.type);
        const node = isObjectType(target) ? nodeTypeOf(target) : undefined;
        const filter = getNamedType(field.args.find(({ name }) => name === 'filter')?.type);
        return node !== undefined && isInputObjectType(filter) ? askedOf(node, filter) : [];
      })
    : [],
);

const isColumn = ({ type, field }: Asked): boolean => field in (datamodel.models[typeReading(type)?.model ?? '']?.columns ?? {});
const nameOf = ({ type, field }: Asked): string => `${type.name}.${field}`;
const unique = (names: readonly string[]): string[] => [...new Set(names)].sort();

describe('filters', () => {
  it('never ask about a guarded field', () => {
    const guarded = asked.filter(({ type, field }) => {
      const definition = type.getFields()[field];
      return definition !== undefined && fieldReading(definition).visible !== undefined;
    });
    expect(guarded.map(nameOf)).toEqual([]);
  });

  it('ask about columns that the type shows, or that are known to tell no more', () => {
    const unshown = asked.filter((one) => isColumn(one) && !(one.field in one.type.getFields()));
    expect(unique(unshown.map(nameOf))).toEqual(Object.keys(UNSHOWN).sort());
  });

  it('ask about related rows that no field shows for a known reason only', () => {
    const related = asked.filter((one) => !isColumn(one) && !(one.field in one.type.getFields()));
    expect(unique(related.map(nameOf))).toEqual(Object.keys(RELATED).sort());
  });
});
