import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import type { Realm } from '../../access/audiences.js';
import { OpenToEverybody } from '../../access/open-to-everybody.js';
import { isPermitted, PERMISSIONS } from '../../access/permissions.js';
import type { Viewer } from '../../access/viewer.js';
import { Permission } from '../accounts/sign-in/permission.enums.js';
import { ViewerType } from '../accounts/sign-in/viewer.type.js';
import { Staff } from '../backoffice/staff/staff.type.js';
import type { Context } from '../context.js';
import { Member } from '../members/member.type.js';
import { Pupil } from '../schools/pupil/pupil.type.js';
import { Teacher } from '../schools/teacher/teacher.type.js';
import { Shopper } from '../shop/shopper/shopper.type.js';
import { Student } from '../students/student/student.type.js';

@Resolver(() => ViewerType)
export class ViewerResolver {
  @Query(() => ViewerType, { nullable: true, description: 'Whoever is signed in; null: nobody.' })
  @OpenToEverybody()
  viewer(@Ctx() { viewer }: Context): Viewer | null {
    return viewer;
  }

  @FieldResolver(() => String, { nullable: true, description: 'The name they sign in with; null for people who are known by WeChat only.' })
  username(@Root() viewer: Viewer, @Ctx() { services }: Context): Promise<string | null> {
    return services.accounts.usernameOf(viewer.accountId);
  }

  @FieldResolver(() => [Permission], {
    description:
      'What a member of staff may do that others of the staff may not; empty for everybody else. Every call asks the same rules.',
  })
  permissions(@Root() viewer: Viewer): Permission[] {
    return PERMISSIONS.filter((permission) => isPermitted(viewer, permission));
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'The profile of a member of staff.' })
  staff(@Root() viewer: Viewer, @Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<object | null> {
    return profile('STAFF', viewer, context, info);
  }

  @FieldResolver(() => Student, { nullable: true, description: 'The profile of a student.' })
  student(@Root() viewer: Viewer, @Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<object | null> {
    return profile('STUDENT', viewer, context, info);
  }

  @FieldResolver(() => Teacher, { nullable: true, description: 'The profile of a teacher.' })
  teacher(@Root() viewer: Viewer, @Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<object | null> {
    return profile('TEACHER', viewer, context, info);
  }

  @FieldResolver(() => Pupil, { nullable: true, description: 'The profile of a pupil.' })
  pupil(@Root() viewer: Viewer, @Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<object | null> {
    return profile('PUPIL', viewer, context, info);
  }

  @FieldResolver(() => Shopper, { nullable: true, description: 'The profile of a shopper.' })
  shopper(@Root() viewer: Viewer, @Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<object | null> {
    return profile('SHOPPER', viewer, context, info);
  }

  @FieldResolver(() => Member, { nullable: true, description: 'The profile of a member of the mini-program.' })
  member(@Root() viewer: Viewer, @Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<object | null> {
    return profile('MEMBER', viewer, context, info);
  }
}

/** Read as the viewer in question: under a sign-in, the request itself is still nobody's. */
async function profile(realm: Realm, viewer: Viewer, { read }: Context, info: GraphQLResolveInfo): Promise<object | null> {
  return viewer.realm === realm ? read.as(viewer).one(info, { id: viewer.profileId }) : null;
}
