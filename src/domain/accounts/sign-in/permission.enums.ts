import { PERMISSIONS, type Permission as Named } from '../../../access/permissions.js';
import { declareEnum } from '../../enums/declare-enum.js';
import type { GlobalEnum } from '../../enums/global-enum.type.js';

export type Permission = Named;
/** What `requirePermission` asks for, as the schema knows it. */
export const Permission = Object.fromEntries(PERMISSIONS.map((name) => [name, name])) as { readonly [Name in Named]: Name };

export const PERMISSION_ENUM: GlobalEnum = declareEnum(Permission, {
  name: 'Permission',
  description: 'What some members of staff may do and others not.',
  values: {
    JUDGE_ORDERS: {
      zh: '审核缴费',
      en: 'Judge payments',
      description: 'Confirm and refuse payments of orders, cancel orders, adjust what they cost.',
    },
    MANAGE_PAYMENT_ACCOUNTS: { zh: '管理收款账号', en: 'Manage payment accounts', description: 'Say where students pay to.' },
    MANAGE_STAFF: {
      zh: '管理员工',
      en: 'Manage staff',
      description: 'Make and change members of staff; those who are administrators: administrators with it.',
    },
    MANAGE_DEPARTMENTS: { zh: '管理部门', en: 'Manage departments', description: 'Make and change departments.' },
    MANAGE_ROLES: {
      zh: '管理角色',
      en: 'Manage roles',
      description: 'Make, change and remove roles; those of administrators: administrators with it.',
    },
    MANAGE_MENUS: { zh: '管理菜单', en: 'Manage menus', description: 'Make, change and remove menu entries.' },
    MANAGE_ACCOUNTS: {
      zh: '管理账号',
      en: 'Manage accounts',
      description: "Shut anybody's account out, end its sessions, unbind it from LINE.",
    },
    READ_LOG: { zh: '查看操作日志', en: 'Read the audit log', description: 'Read the audit log.' },
    JUDGE_SCHOOLS: { zh: '审核学校', en: 'Judge schools', description: 'Approve and reject schools.' },
    SEND_NOTICES: { zh: '发送系统通知', en: 'Send notices', description: 'Send notices to people of the school platform.' },
    MANAGE_SHOP: { zh: '管理商城', en: 'Manage the shop', description: 'Customers, courses, coupons, orders and withdrawals of the shop.' },
    MANAGE_MEMBERS: { zh: '管理小程序用户', en: 'Manage members', description: 'Make, change and remove members of the mini-program.' },
  },
});
