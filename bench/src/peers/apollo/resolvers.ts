import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../prisma/context.js';
import { addCartLine, orderCart } from '../prisma/purchase.js';
import { findOrders, findProject, findProjects } from '../prisma/reads.js';
import type * as Rows from '../prisma/rows.js';
import { AddCartLineInput, OrderCartInput, OrderPageArgs, ProjectPageArgs } from './inputs.js';
import {
  Campus,
  CampusType,
  CartLine,
  Order,
  OrderConnection,
  OrderLine,
  Payment,
  Project,
  ProjectConnection,
  ProjectFee,
  Student,
} from './types.js';

@Resolver(() => Project)
class ProjectResolver {
  @Query(() => Project, { nullable: true })
  project(@Arg('id', () => Int) id: number, @Ctx() { prisma }: Context) {
    return findProject(prisma, id);
  }

  @Query(() => ProjectConnection)
  projects(@Args(() => ProjectPageArgs) page: ProjectPageArgs, @Ctx() { prisma }: Context) {
    return findProjects(prisma, page);
  }

  @FieldResolver(() => Campus)
  campus(@Root() { campusId }: Rows.Project, @Ctx() { loaders }: Context) {
    return loaders.campus.load(campusId);
  }

  @FieldResolver(() => [ProjectFee])
  fees(@Root() { id }: Rows.Project, @Ctx() { loaders }: Context) {
    return loaders.feesOfProject.load(id);
  }
}

@Resolver(() => Campus)
class CampusResolver {
  @FieldResolver(() => CampusType, { nullable: true })
  campusType(@Root() { campusTypeId }: Rows.Campus, @Ctx() { loaders }: Context) {
    return campusTypeId === null ? null : loaders.campusType.load(campusTypeId);
  }
}

@Resolver(() => CartLine)
class CartLineResolver {
  @Mutation(() => CartLine)
  addCartLine(@Arg('input', () => AddCartLineInput) input: AddCartLineInput, @Ctx() { prisma }: Context) {
    return addCartLine(prisma, input);
  }

  @FieldResolver(() => Project)
  project(@Root() { projectId }: Rows.CartLine, @Ctx() { loaders }: Context) {
    return loaders.project.load(projectId);
  }
}

@Resolver(() => Order)
class OrderResolver {
  @Query(() => OrderConnection)
  orders(@Args(() => OrderPageArgs) page: OrderPageArgs, @Ctx() { prisma }: Context) {
    return findOrders(prisma, page);
  }

  @Mutation(() => Order)
  orderCart(@Arg('input', () => OrderCartInput) input: OrderCartInput, @Ctx() { prisma }: Context) {
    return orderCart(prisma, input);
  }

  @FieldResolver(() => Student)
  student(@Root() { studentId }: Rows.Order, @Ctx() { loaders }: Context) {
    return loaders.student.load(studentId);
  }

  @FieldResolver(() => [OrderLine])
  lines(@Root() { id }: Rows.Order, @Ctx() { loaders }: Context) {
    return loaders.linesOfOrder.load(id);
  }

  @FieldResolver(() => Payment, { nullable: true })
  proof(@Root() { id }: Rows.Order, @Ctx() { loaders }: Context) {
    return loaders.proofOfOrder.load(id);
  }
}

@Resolver(() => OrderLine)
class OrderLineResolver {
  @FieldResolver(() => Project)
  project(@Root() { projectId }: Rows.OrderLine, @Ctx() { loaders }: Context) {
    return loaders.project.load(projectId);
  }
}

export const resolvers = [ProjectResolver, CampusResolver, CartLineResolver, OrderResolver, OrderLineResolver] as const;
