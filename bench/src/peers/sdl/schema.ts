import { GraphQLDate, GraphQLDateTime } from 'graphql-scalars';
import type { Context } from '../prisma/context.js';
import { addCartLine, orderCart, type CartLineInput, type OrderInput } from '../prisma/purchase.js';
import { findOrders, findProject, findProjects, type OrderPage, type Page } from '../prisma/reads.js';
import type { Campus, CartLine, Order, OrderLine, Project } from '../prisma/rows.js';
import { DecimalScalar } from '../prisma/scalars.js';

/** The part of the gateway's schema that the scenarios ask for. */
export const typeDefs = /* GraphQL */ `
  scalar Date
  scalar DateTime
  scalar Decimal

  enum CartLineStatus {
    NEW
    ORDERED
    PAYED
    DELETED
  }
  enum Currency {
    RMB
    DOLLAR
    FOREIGN_CURRENCY
  }
  enum OrderStatus {
    TO_PAY
    TO_CONFIRM
    CONFIRMED
    CONFIRM_FAILED
    CANCELED
  }
  enum PaymentWay {
    ON_LINE
    TRANSFER_ACCOUNT
    OFF_LINE
    ALI_PAY
    BANK
    PAY_PAL
  }
  enum OrderOrder {
    ID_DESC
    CREATED_AT_DESC
  }
  enum ProjectOrder {
    ID_ASC
  }

  type CampusType {
    id: Int!
    title: String!
  }

  type Campus {
    id: Int!
    name: String!
    info: String!
    campusType: CampusType
  }

  type Project {
    id: Int!
    name: String!
    startDate: Date!
    endDate: Date!
    address: String
    info: String
    applyFee: Decimal
    courseNum: Int!
    maxNum: Int
    active: Boolean!
    createdAt: DateTime!
    campus: Campus!
    fees: [ProjectFee!]!
  }

  type ProjectFee {
    id: Int!
    courseNumber: Int!
    fee: Decimal!
  }

  type Student {
    id: Int!
    name: String
    phone: String
    email: String
    cschool: String
  }

  type CartLine {
    id: Int!
    courseNum: Int!
    courseFee: Decimal!
    status: CartLineStatus!
    project: Project!
  }

  type Order {
    id: Int!
    orderNumber: String!
    status: OrderStatus!
    currency: Currency
    payment: PaymentWay
    standardFee: Decimal!
    payFee: Decimal
    remark: String
    createdAt: DateTime!
    student: Student!
    lines: [OrderLine!]!
    proof: Payment
  }

  type OrderLine {
    id: Int!
    courseNum: Int!
    courseFee: Decimal!
    project: Project!
  }

  type Payment {
    id: Int!
    accountNumber: String
    accountName: String!
    openingBank: String
    payDate: Date!
    amount: Decimal
  }

  type ProjectConnection {
    nodes: [Project!]!
  }
  type OrderConnection {
    nodes: [Order!]!
  }

  input OrderStatusFilter {
    eq: OrderStatus
  }
  input DateTimeFilter {
    gte: DateTime
  }
  input OrderFilter {
    status: OrderStatusFilter
    createdAt: DateTimeFilter
  }

  input AddCartLineInput {
    studentId: Int!
    projectId: Int!
    courseNum: Int!
  }

  input OrderedLineInput {
    cartLineId: Int!
  }

  input OrderCartInput {
    studentId: Int!
    lines: [OrderedLineInput!]!
    currency: Currency
    payment: PaymentWay
    "Has no effect: the peers know no coupons."
    couponIds: [Int!]
  }

  type Query {
    project(id: Int!): Project
    projects(first: Int! = 20, offset: Int, orderBy: ProjectOrder! = ID_ASC): ProjectConnection!
    orders(first: Int! = 20, offset: Int, filter: OrderFilter, orderBy: OrderOrder! = ID_DESC): OrderConnection!
  }

  type Mutation {
    addCartLine(input: AddCartLineInput!): CartLine!
    orderCart(input: OrderCartInput!): Order!
  }
`;

export const resolvers = {
  Date: GraphQLDate,
  DateTime: GraphQLDateTime,
  Decimal: DecimalScalar,

  Query: {
    project: (_: unknown, { id }: { id: number }, { prisma }: Context) => findProject(prisma, id),
    projects: (_: unknown, page: Page, { prisma }: Context) => findProjects(prisma, page),
    orders: (_: unknown, page: OrderPage, { prisma }: Context) => findOrders(prisma, page),
  },

  Mutation: {
    addCartLine: (_: unknown, { input }: { input: CartLineInput }, { prisma }: Context) => addCartLine(prisma, input),
    orderCart: (_: unknown, { input }: { input: OrderInput }, { prisma }: Context) => orderCart(prisma, input),
  },

  Project: {
    campus: ({ campusId }: Project, _: unknown, { loaders }: Context) => loaders.campus.load(campusId),
    fees: ({ id }: Project, _: unknown, { loaders }: Context) => loaders.feesOfProject.load(id),
  },

  Campus: {
    campusType: ({ campusTypeId }: Campus, _: unknown, { loaders }: Context) =>
      campusTypeId === null ? null : loaders.campusType.load(campusTypeId),
  },

  CartLine: {
    project: ({ projectId }: CartLine, _: unknown, { loaders }: Context) => loaders.project.load(projectId),
  },

  Order: {
    student: ({ studentId }: Order, _: unknown, { loaders }: Context) => loaders.student.load(studentId),
    lines: ({ id }: Order, _: unknown, { loaders }: Context) => loaders.linesOfOrder.load(id),
    proof: ({ id }: Order, _: unknown, { loaders }: Context) => loaders.proofOfOrder.load(id),
  },

  OrderLine: {
    project: ({ projectId }: OrderLine, _: unknown, { loaders }: Context) => loaders.project.load(projectId),
  },
};
