import type { Decimal } from '@prisma/client/runtime/client';

/** Every column of a row type, as Prisma's `select` wants it. */
export type Columns<Row> = { readonly [Column in keyof Row]: true };

export interface Student {
  readonly id: number;
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly cschool: string | null;
}

export interface CampusType {
  readonly id: number;
  readonly title: string;
}

export interface Campus {
  readonly id: number;
  readonly name: string;
  readonly info: string;
  readonly campusTypeId: number | null;
}

export interface Project {
  readonly id: number;
  readonly campusId: number;
  readonly name: string;
  readonly startDate: Date;
  readonly endDate: Date;
  readonly address: string | null;
  readonly info: string | null;
  readonly applyFee: Decimal | null;
  readonly courseNum: number;
  readonly maxNum: number | null;
  readonly active: boolean;
  readonly createdAt: Date;
}

export interface ProjectFee {
  readonly id: number;
  readonly projectId: number;
  readonly courseNumber: number;
  readonly fee: Decimal;
}

export interface CartLine {
  readonly id: number;
  readonly projectId: number;
  readonly courseNum: number;
  readonly courseFee: Decimal;
  readonly status: string;
}

export interface Order {
  readonly id: number;
  readonly orderNumber: string;
  readonly studentId: number;
  readonly status: string;
  readonly currency: string | null;
  readonly payment: string | null;
  readonly standardFee: Decimal;
  readonly payFee: Decimal | null;
  readonly remark: string | null;
  readonly createdAt: Date;
}

export interface OrderLine {
  readonly id: number;
  readonly orderId: number;
  readonly projectId: number;
  readonly courseNum: number;
  readonly courseFee: Decimal;
}

export interface Payment {
  readonly id: number;
  readonly orderId: number;
  readonly accountNumber: string | null;
  readonly accountName: string;
  readonly openingBank: string | null;
  readonly payDate: Date;
  readonly amount: Decimal | null;
}

// Prisma's guide on query optimization warns of over-fetching: no peer reads columns that its schema does not have.
export const STUDENT: Columns<Student> = { id: true, name: true, phone: true, email: true, cschool: true };
export const CAMPUS_TYPE: Columns<CampusType> = { id: true, title: true };
export const CAMPUS: Columns<Campus> = { id: true, name: true, info: true, campusTypeId: true };
export const PROJECT: Columns<Project> = {
  id: true,
  campusId: true,
  name: true,
  startDate: true,
  endDate: true,
  address: true,
  info: true,
  applyFee: true,
  courseNum: true,
  maxNum: true,
  active: true,
  createdAt: true,
};
export const PROJECT_FEE: Columns<ProjectFee> = { id: true, projectId: true, courseNumber: true, fee: true };
export const CART_LINE: Columns<CartLine> = { id: true, projectId: true, courseNum: true, courseFee: true, status: true };
export const ORDER: Columns<Order> = {
  id: true,
  orderNumber: true,
  studentId: true,
  status: true,
  currency: true,
  payment: true,
  standardFee: true,
  payFee: true,
  remark: true,
  createdAt: true,
};
export const ORDER_LINE: Columns<OrderLine> = { id: true, orderId: true, projectId: true, courseNum: true, courseFee: true };
export const PAYMENT: Columns<Payment> = {
  id: true,
  orderId: true,
  accountNumber: true,
  accountName: true,
  openingBank: true,
  payDate: true,
  amount: true,
};
