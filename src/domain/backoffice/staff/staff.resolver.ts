import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Resolver } from 'type-graphql';
import { ListQuery, OneQuery } from '../../../read/declare/root-queries.js';
import type { Context } from '../../context.js';
import { StaffContact } from './staff-contact.type.js';
import { StaffContactFilter, StaffFilter, StaffOrder } from './staff.filter.js';
import { CreateStaffInput, UpdateStaffInput } from './staff.input.js';
import { Staff } from './staff.type.js';

@Resolver()
export class StaffResolver {
  @ListQuery(Staff, {
    description: 'Members of staff, inactive ones included; the sales people are those whose department is named 销售部. Staff only.',
    filter: StaffFilter,
    orderBy: { enum: StaffOrder, default: StaffOrder.ID_ASC },
  })
  staffMembers!: never;

  @OneQuery(Staff, { description: 'One member of staff. Staff only.' })
  staffMember!: never;

  @ListQuery(StaffContact, {
    description:
      'Whom a student may turn to: active sales people, and whoever looks after the student. Students and staff; staff see everybody.',
    filter: StaffContactFilter,
    orderBy: { enum: StaffOrder, default: StaffOrder.ID_ASC },
  })
  staffContacts!: never;

  @Mutation(() => Staff, {
    description:
      'Makes a member of staff and their account. Staff with the menu entry 用户管理; an administrator: administrators with it. Errors: RIGHT_BEYOND_OWN, USERNAME_TAKEN, RELATED_MISSING, NOT_AN_IMAGE, PICTURE_TOO_LARGE, FILE_TOO_LARGE.',
  })
  async createStaff(
    @Arg('input', () => CreateStaffInput, { description: 'Who they are.' }) input: CreateStaffInput,
    @Ctx() { services, viewer, read }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.staff.create(viewer, input));
  }

  @Mutation(() => Staff, {
    description:
      "Changes a member of staff. Staff with the menu entry 用户管理; without it, oneself, but not role, department or activity. An administrator: administrators. Errors: RIGHT_BEYOND_OWN, for one's own password CURRENT_PASSWORD_REQUIRED, WRONG_PASSWORD and TOO_MANY_ATTEMPTS, NOT_FOUND, RELATED_MISSING, NOT_AN_IMAGE, PICTURE_TOO_LARGE, FILE_TOO_LARGE.",
  })
  async updateStaff(
    @Arg('id', () => Int, { description: 'The member of staff.' }) id: number,
    @Arg('input', () => UpdateStaffInput, { description: 'What is to change.' }) input: UpdateStaffInput,
    @Ctx() { services, viewer, read, address }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return read.written(info, await services.staff.update(viewer, id, input, address));
  }
}
