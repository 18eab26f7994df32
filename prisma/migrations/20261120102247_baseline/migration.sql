-- What every fresh system has, with or without the demo data (contract: summer-crm.department.list, summer-crm.privilege.tree).

INSERT INTO "department" ("name", "updated_at") VALUES ('市场部', now()), ('产品部', now()), ('财务部', now()), ('销售部', now());

-- Clients of the old back office know these menu entries by their ids. The urls are this project's: the contract names
-- none, and says that several entries may share one. Groups have no url.
INSERT INTO "menu" ("id", "parent_id", "name", "extra", "url", "updated_at") VALUES
  (1, NULL, '系统菜单', '', NULL, now()),
  (2, 1, '超级管理中心', '', NULL, now()),
  (3, 1, '产品管理中心', '', NULL, now()),
  (4, 1, '报名咨询中心', '', NULL, now()),
  (5, 1, '学服中心', '', NULL, now()),
  (6, 1, '财务中心', '', NULL, now()),
  (7, 1, '优惠中心', '', NULL, now()),
  (8, 2, '角色管理', '', '/role', now()),
  (9, 2, '用户管理', '', '/user_info', now()),
  (10, 2, '部门管理', '', '/department', now()),
  (11, 2, '超级日志', '', '/operation_log', now()),
  (12, 3, '开课统计', '产品', '/project_course', now()),
  (13, 3, '课程管理', '', '/course', now()),
  (14, 3, '项目管理', '', '/project', now()),
  (15, 4, '中心首页', '咨询', '/home', now()),
  (16, 4, '学生列表', '咨询', '/student', now()),
  (17, 4, '开课统计', '咨询', '/project_course', now()),
  (18, 5, '中心首页', '学服', '/home', now()),
  (19, 5, '学生列表', '学服', '/student', now()),
  (20, 6, '财务管理', '', '/finance', now()),
  (21, 6, '缴费凭据管理', '', '/order_payment', now()),
  (22, 6, '支付账号管理', '', '/payment_account', now()),
  (23, 6, '固定优惠管理', '', '/coupon', now()),
  (24, 6, '固定优惠规则', '', '/coupon_rule', now()),
  (25, 6, '学生列表', '财务', '/student', now());

SELECT setval(pg_get_serial_sequence('menu', 'id'), 25);
