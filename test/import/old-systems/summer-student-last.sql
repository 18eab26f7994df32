-- Made up: summer-student in its last state (May 2018), with rows that nothing kept out. Every person is invented; AdminUser's password is 暑校-2018.
-- SQLite and MariaDB read it.
CREATE TABLE `payment_account_info` (`id` int(11) PRIMARY KEY, `currency` varchar(30) NOT NULL, `bank_name` varchar(60),
  `account_number` varchar(30) NOT NULL, `account_name` varchar(60) NOT NULL, `opening_bank` varchar(60), `payment` varchar(30) NOT NULL,
  `create_time` datetime(6) NOT NULL, `company_address` varchar(60), `routing_number_paper` varchar(30),
  `routing_number_wires` varchar(30), `swift_code` varchar(30), `swift_code_foreign_currency` varchar(30), `pay_link` varchar(30),
  UNIQUE (`payment`, `currency`));
CREATE TABLE `user` (`id` int(11) PRIMARY KEY, `name` varchar(100), `password` varchar(128), `last_login` datetime(6),
  `username` varchar(50) NOT NULL UNIQUE, `create_time` datetime(6) NOT NULL, `is_active` tinyint(1) NOT NULL,
  `is_superuser` tinyint(1) NOT NULL, `unionid` varchar(255), `openid` varchar(255), `s_openid` varchar(255),
  `role` varchar(30) NOT NULL, `qr_code` varchar(255), `channel_id` int(11), `recommend_user_id` int(11), `bind_sales_man` varchar(50));
CREATE TABLE `student_info` (`id` int(11) PRIMARY KEY, `user_id` int(11) NOT NULL, `name` varchar(30), `english_name` varchar(30),
  `first_language` varchar(30), `ielts_scores` varchar(30), `email` varchar(30), `wechat` varchar(30), `cschool` varchar(30),
  `wcampus` longtext, `create_time` datetime(6) NOT NULL, `webid` varchar(60), `unionid` varchar(60) UNIQUE, `openid` varchar(60) UNIQUE,
  `s_openid` varchar(255) UNIQUE, `headimgurl` varchar(255), `wx_name` varchar(30), `phone` varchar(11), `gender` varchar(30),
  `id_number` varchar(30) UNIQUE, `major` varchar(30), `graduate_year` varchar(30), `gpa` double, `birth_date` date, `grade` varchar(10),
  `sales_man` varchar(60), `valid_sales_man` tinyint(1) NOT NULL, `student_status` varchar(60));
CREATE TABLE `user_info_remark` (`id` int(11) PRIMARY KEY, `user_info_id` int(11) NOT NULL, `remark_by_id` int(11) NOT NULL,
  `remark` varchar(255) NOT NULL, `create_time` datetime(6) NOT NULL);
CREATE TABLE `student_score_detail` (`id` int(11) PRIMARY KEY, `user_id` int(11) NOT NULL, `country` varchar(60),
  `province_post_code` varchar(30), `university` varchar(30), `department` varchar(30), `transfer_department` varchar(30),
  `transfer_office` varchar(30), `address` varchar(60), `teacher_name` varchar(30), `phone` varchar(30), `email` varchar(30),
  `is_active` tinyint(1) NOT NULL);
CREATE TABLE `sales_man` (`id` int(11) PRIMARY KEY, `name` varchar(30) NOT NULL, `wechat` varchar(30) NOT NULL,
  `email` varchar(30) NOT NULL, `qr_code` varchar(100) NOT NULL);
CREATE TABLE `sales_man_user` (`id` int(11) PRIMARY KEY, `user_id` int(11) NOT NULL, `sales_man_id` int(11) NOT NULL,
  `status` varchar(30) NOT NULL, `create_time` datetime(6) NOT NULL, `remark` varchar(255));
CREATE TABLE `first_level` (`id` int(11) PRIMARY KEY, `name` varchar(20) NOT NULL, `key` varchar(30) NOT NULL, `rank` int(11),
  UNIQUE (`key`));
CREATE TABLE `first_level_role` (`id` int(11) PRIMARY KEY, `pre_id` int(11) NOT NULL, `role` varchar(30) NOT NULL);
CREATE TABLE `second_level` (`id` int(11) PRIMARY KEY, `name` varchar(20) NOT NULL, `key` varchar(30) NOT NULL, `rank` int(11),
  `icon` varchar(30) NOT NULL);
CREATE TABLE `first_second_relation` (`id` int(11) PRIMARY KEY, `first_id` int(11) NOT NULL, `second_id` int(11) NOT NULL);
CREATE TABLE `second_level_role` (`id` int(11) PRIMARY KEY, `pre_id` int(11) NOT NULL, `role` varchar(30) NOT NULL);
CREATE TABLE `coupon` (`id` int(11) PRIMARY KEY, `coupon_code` varchar(30) NOT NULL, `amount` double NOT NULL,
  `info` varchar(30) NOT NULL, `create_time` datetime(6) NOT NULL, `start_time` datetime(6) NOT NULL, `end_time` datetime(6) NOT NULL,
  `max_num` int(11) NOT NULL, `is_active` tinyint(1) NOT NULL);
CREATE TABLE `user_coupon` (`id` int(11) PRIMARY KEY, `user_id` int(11) NOT NULL, `coupon_id` int(11) NOT NULL,
  `status` varchar(30) NOT NULL);
CREATE TABLE `market_channel` (`id` int(11) PRIMARY KEY, `name` varchar(30) NOT NULL UNIQUE, `plan_date` date NOT NULL,
  `sales_man_id` int(11) NOT NULL, `plan_student_number` int(11) NOT NULL, `plan_file_student_number` int(11) NOT NULL,
  `plan_payed_student_number` int(11) NOT NULL, `phase_discount` varchar(60), `create_time` datetime(6) NOT NULL,
  `modified_time` datetime(6) NOT NULL, `channel_url` varchar(255), `qr_code` varchar(255));
CREATE TABLE `user_channel` (`id` int(11) PRIMARY KEY, `user_id` int(11) NOT NULL, `channel_id` int(11) NOT NULL,
  `create_time` datetime(6) NOT NULL);
CREATE TABLE `operate_history_operatehistory` (`id` int(11) PRIMARY KEY, `operator_id` int(11) NOT NULL, `key` varchar(30) NOT NULL,
  `create_time` datetime(6) NOT NULL, `remark` varchar(255) NOT NULL);
CREATE TABLE `shopping_chart` (`id` int(11) PRIMARY KEY, `project_id` int(11) NOT NULL, `user_id` int(11) NOT NULL,
  `course_num` int(11) NOT NULL, `course_fee` double NOT NULL, `create_time` datetime(6) NOT NULL, `modified_time` datetime(6) NOT NULL,
  `status` varchar(30) NOT NULL);
CREATE TABLE `order` (`id` int(11) PRIMARY KEY, `user_id` int(11) NOT NULL, `order_number` varchar(30) UNIQUE, `currency` varchar(30),
  `payment` varchar(30), `status` varchar(30) NOT NULL, `standard_fee` double NOT NULL, `pay_fee` double,
  `create_time` datetime(6) NOT NULL, `modified_time` datetime(6) NOT NULL, `remark` varchar(255), `coupon_list` varchar(255));
CREATE TABLE `order_chart_relation` (`id` int(11) PRIMARY KEY, `chart_id` int(11) NOT NULL, `order_id` int(11) NOT NULL,
  `create_time` datetime(6) NOT NULL);
CREATE TABLE `user_course` (`id` int(11) PRIMARY KEY, `user_id` int(11) NOT NULL, `course_id` int(11) NOT NULL,
  `order_id` int(11) NOT NULL, `project_id` int(11) NOT NULL, `create_time` datetime(6) NOT NULL, `modified_time` datetime(6) NOT NULL,
  `score` int(11), `score_grade` varchar(30), `reporting_time` datetime(6), `confirm_img` varchar(100), `confirm_remark` varchar(255),
  `status` varchar(30) NOT NULL, `post_datetime` datetime(6), `post_channel` varchar(30), `post_number` varchar(30),
  `credit_switch_status` varchar(30) NOT NULL, `switch_img` varchar(100), `switch_remark` varchar(255));
CREATE TABLE `order_payment` (`id` int(11) PRIMARY KEY, `order_id` int(11) NOT NULL, `amount` double, `account_number` varchar(60),
  `account_name` varchar(60), `opening_bank` varchar(60), `pay_date` date, `img` varchar(100) NOT NULL, `remark` varchar(255),
  `create_time` datetime(6) NOT NULL);
CREATE TABLE `campus` (`id` int(11) PRIMARY KEY, `name` varchar(30) NOT NULL, `info` varchar(100) NOT NULL,
  `network_course` tinyint(1) NOT NULL, `create_time` datetime(6) NOT NULL, `is_active` tinyint(1) NOT NULL);
CREATE TABLE `project` (`id` int(11) PRIMARY KEY, `campus_id` int(11) NOT NULL, `name` varchar(30), `start_date` date NOT NULL,
  `end_date` date NOT NULL, `address` varchar(100), `info` varchar(255), `create_time` datetime(6) NOT NULL, `apply_fee` double,
  `course_num` int(11) NOT NULL, `is_active` tinyint(1) NOT NULL);
CREATE TABLE `project_course_fee` (`id` int(11) PRIMARY KEY, `project_id` int(11) NOT NULL, `course_number` int(11) NOT NULL,
  `course_fee` double NOT NULL);
CREATE TABLE `course` (`id` int(11) PRIMARY KEY, `course_code` varchar(30) NOT NULL UNIQUE, `name` varchar(255) NOT NULL,
  `max_num` int(11) NOT NULL, `credit` int(11) NOT NULL, `create_time` datetime(6) NOT NULL, `modified_time` datetime(6) NOT NULL,
  `is_active` tinyint(1) NOT NULL);
CREATE TABLE `course_project` (`id` int(11) PRIMARY KEY, `project_id` int(11) NOT NULL, `course_id` int(11) NOT NULL,
  `create_time` datetime(6) NOT NULL, `modified_time` datetime(6) NOT NULL, `professor` varchar(30) NOT NULL,
  `start_time` datetime(6) NOT NULL, `end_time` datetime(6) NOT NULL, `address` varchar(100) NOT NULL,
  UNIQUE (`project_id`, `course_id`));
CREATE TABLE `auth_group` (`id` int(11) PRIMARY KEY);
CREATE TABLE `django_session` (`session_key` varchar(40) PRIMARY KEY, `expire_date` datetime(6) NOT NULL);

INSERT INTO `django_session` VALUES ('abc', '2018-05-09 00:00:00');
INSERT INTO `payment_account_info` VALUES
  (1, 'RMB', NULL, 'zhang@example.com', '暑校', NULL, 'ALI_PAY', '2018-01-01 00:00:00', NULL, NULL, NULL, NULL, NULL, NULL),
  (2, 'FOREIGN_CURRENCY', 'Bank', '123', 'Summer Ltd', '1 Road', 'PAY_PAL', '2018-01-01 00:00:00', '2 Road', 'R1', 'R2', 'S1', 'S2', 'https://pay.example/x'),
  (3, 'RMB', NULL, '9', 'x', NULL, 'CASH', '2018-01-01 00:00:00', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO `user` VALUES
  (1, '王管理', 'pbkdf2_sha256$36000$c2FsdA$TflxcHoaEcBdRSjm1jfNDpZrjOy8ghmLHKQBwM0Cy/M=', '2018-05-01 01:02:03.456789', 'AdminUser', '2017-06-01 00:00:00', 1, 1, NULL, NULL, NULL, 'ADMIN', NULL, NULL, NULL, NULL),
  (2, NULL, '!unusable', NULL, 'sales_li', '2018-01-01 00:00:00', 0, 0, NULL, NULL, NULL, 'SALES', 'qr/long.png', NULL, NULL, NULL),
  (3, '财务', 'pbkdf2_sha256$36000$c2FsdA$BBBB', NULL, 'adminuser', '2018-01-01 00:00:00', 1, 0, NULL, NULL, NULL, 'FINANCE', NULL, NULL, NULL, NULL),
  (4, '谁', NULL, NULL, 'nobody', '2018-01-01 00:00:00', 1, 0, NULL, NULL, NULL, 'GUEST', NULL, NULL, NULL, NULL),
  (10, NULL, NULL, '2018-05-01 00:00:00', 'u10', '2018-01-10 00:00:00', 1, 0, 'u10', 'o10', 's10', 'STUDENT', NULL, 1, NULL, NULL),
  (11, '小李', NULL, NULL, 'u11', '2018-01-11 00:00:00', 1, 0, 'u11', NULL, 's11', 'STUDENT', NULL, 99, 10, '李'),
  (12, '无档案', NULL, NULL, 'o12', '2017-07-01 00:00:00', 1, 0, NULL, NULL, NULL, 'STUDENT', NULL, NULL, 10, NULL),
  (13, NULL, NULL, NULL, 'u13', '0000-00-00 00:00:00', 0, 0, 'u13', 'o13', NULL, 'STUDENT', NULL, NULL, 99, '8'),
  (14, NULL, NULL, NULL, 'u14', '2018-01-14 00:00:00', 1, 0, 'u10', 'o14', NULL, 'STUDENT', NULL, NULL, 14, NULL);
INSERT INTO `student_info` VALUES
  (20, 10, '张三😀', 'San Feng Zhang', '中文', '6.5', 'a@example.com', 'wx10', '北大', '[1, "2", 999]', '2018-01-10 00:00:00', 'w10', 'u10', 'o10', 's10',
    'https://wx.example/10', '三', '13800000000', 'MALE', 'ID-1', '数学', '2019', 3.456, '1998-02-28', 'GRADE_TWO', '李', 1, 'CONFIRMED_COURSE'),
  (21, 11, '', 'Li', NULL, NULL, NULL, NULL, NULL, '[1, 2', '2018-01-11 00:00:00', NULL, 'u11', NULL, 's11',
    NULL, NULL, '', '', ' id-1', NULL, NULL, 99999, '0000-00-00', 'GRADE_NINE', NULL, 0, 'ADDED_CC'),
  (22, 13, '旧', NULL, NULL, NULL, NULL, NULL, NULL, '没有', '2018-01-13 00:00:00', NULL, NULL, NULL, NULL,
    NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, 'NEW'),
  (23, 13, '新', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2018-01-13 00:00:00', NULL, 'u13', 'o13', NULL,
    NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL),
  (24, 14, '同一人', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2018-01-14 00:00:00', NULL, NULL, 'o14', NULL,
    NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, 'NEW'),
  (25, 99, '无主', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2018-01-15 00:00:00', NULL, NULL, NULL, NULL,
    NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, 'NEW');
INSERT INTO `user_info_remark` VALUES
  (1, 20, 2, '已联系', '2018-02-01 00:00:00'), (2, 22, 99, '旧档案的备注', '2018-02-01 00:00:00'),
  (3, 20, 1, ' ', '2018-02-01 00:00:00'), (4, 77, 1, '无主', '2018-02-01 00:00:00');
INSERT INTO `student_score_detail` VALUES
  (1, 10, '中国', '100871', '北大', '数学系', '教务', '101', '旧地址', '刘老师', '010', 'r@example.com', 1),
  (2, 10, '中国', '100872', '北大', '数学系', '教务', '102', '新地址', '刘老师', '011', NULL, 1),
  (3, 10, '中国', NULL, NULL, NULL, NULL, NULL, '删除的', NULL, NULL, NULL, 0);
INSERT INTO `sales_man` VALUES (1, '李', 'wx-li', 'li@example.com', 'common/sales_man/li.png'), (2, '赵', '', '', '');
INSERT INTO `sales_man_user` VALUES
  (1, 10, 1, 'NEW', '2018-01-10 00:00:00', NULL), (2, 10, 2, 'CONTACTED', '2018-01-11 00:00:00', '谈过');
INSERT INTO `first_level` VALUES (1, '订单', 'order', 2), (2, '学生', 'student', NULL);
INSERT INTO `first_level_role` VALUES (1, 1, 'FINANCE'), (2, 1, 'FINANCE'), (3, 2, 'STUDENT'), (4, 9, 'ADMIN');
INSERT INTO `second_level` VALUES (1, '订单列表', 'order_list', 1, 'list'), (2, '孤儿', 'orphan', NULL, '');
INSERT INTO `first_second_relation` VALUES (1, 1, 1), (2, 2, 1), (3, 1, 9);
INSERT INTO `second_level_role` VALUES (1, 1, 'FINANCE'), (2, 1, 'ADMIN');
INSERT INTO `coupon` VALUES
  (1, 'EARLY', 500.5, '早鸟', '2018-01-01 00:00:00', '2018-01-01 00:00:00', '2018-06-01 00:00:00', 100, 1),
  (2, 'early', 100, '小写', '2018-01-01 00:00:00', '2018-01-01 00:00:00', '2018-06-01 00:00:00', 0, 0),
  (3, 'OLD', 50, '老生', '2018-01-01 00:00:00', '2018-01-01 00:00:00', '0000-00-00 00:00:00', 10, 1);
INSERT INTO `user_coupon` VALUES
  (1, 10, 1, 'TO_USE'), (2, 10, 2, 'USED'), (3, 11, 1, 'TO_USE'), (4, 11, 3, 'USED'), (5, 10, 1, 'LOCKED'), (6, 99, 1, 'TO_USE');
INSERT INTO `market_channel` VALUES
  (1, '校园大使', '2018-03-01', 1, 100, 50, 10, '九折', '2018-02-01 00:00:00', '2018-02-02 00:00:00', 'https://c.example/1', 'channel/1.png'),
  (2, '公众号', '0000-00-00', 9, 0, 0, 0, NULL, '2018-02-01 00:00:00', '2018-02-02 00:00:00', NULL, NULL);
INSERT INTO `user_channel` VALUES (1, 10, 1, '2018-02-03 00:00:00'), (2, 10, 9, '2018-02-03 00:00:00');
INSERT INTO `operate_history_operatehistory` VALUES
  (1, 1, 'UPDATE', '2018-03-01 00:00:00', '订单支付成功，已确认'), (2, 99, 'CREATE', '2018-03-01 00:00:00', '添加了校区');
INSERT INTO `campus` VALUES (1, '北京', '主校区', 0, '2018-01-01 16:30:00', 1), (2, '网络', '网课', 1, '2018-01-01 00:00:00', 1), (3, '北京', '旧', 0, '2017-01-01 00:00:00', 0);
INSERT INTO `project` VALUES
  (1, 1, '第一期', '2018-06-01', '2018-07-01', '逸夫楼', '说明', '2018-01-01 00:00:00', 2000, 4, 1),
  (2, 2, NULL, '0000-00-00', '2018-08-01', NULL, NULL, '2018-01-01 00:00:00', NULL, 2, 0),
  (3, 9, '无校区', '2018-06-01', '2018-07-01', NULL, NULL, '2018-01-01 00:00:00', NULL, 2, 1);
INSERT INTO `project_course_fee` VALUES (1, 1, 1, 12000.1), (2, 1, 2, 20000), (3, 1, 2, 21000);
INSERT INTO `course` VALUES
  (1, 'MATH1', '微积分', 40, 4, '2018-01-01 00:00:00', '2018-01-02 00:00:00', 1),
  (2, 'PHYS1', '物理', 30, 3, '2018-01-01 00:00:00', '2018-01-02 00:00:00', 1);
INSERT INTO `course_project` VALUES
  (7, 1, 1, '2018-01-01 00:00:00', '2018-01-02 00:00:00', 'Prof. A', '2018-06-01 01:00:00', '2018-06-30 09:00:00', '101'),
  (8, 2, 1, '2018-01-01 00:00:00', '2018-01-02 00:00:00', 'Prof. B', '0000-00-00 00:00:00', '2018-07-30 09:00:00', '102'),
  (9, 1, 99, '2018-01-01 00:00:00', '2018-01-02 00:00:00', 'Prof. C', '2018-06-01 01:00:00', '2018-06-30 09:00:00', '103');
INSERT INTO `shopping_chart` VALUES
  (1000, 1, 10, 2, 22000, '2018-03-01 00:00:00', '2018-03-02 00:00:00', 'PAYED'),
  (1001, 1, 12, 1, 14000.1, '2018-03-01 00:00:00', '2018-03-02 00:00:00', 'PAYED'),
  (1002, 1, 10, 1, 0.30000000000000004, '2018-03-01 00:00:00', '2018-03-02 00:00:00', 'NEW'),
  (1003, 1, 99, 1, 5, '2018-03-01 00:00:00', '2018-03-02 00:00:00', 'NEW');
INSERT INTO `order` VALUES
  (100, 10, 'N100', 'RMB', 'ALI_PAY', 'CONFIRMED', 22000, 21499.5, '2018-03-01 00:00:00', '2018-03-05 00:00:00', NULL, '[1, "2"]'),
  (101, 10, 'N101', NULL, NULL, 'TO_PAY', 100, 100, '2018-03-02 00:00:00', '2018-03-02 00:00:00', '备注', NULL),
  (102, 10, 'N102', 'FOREIGN_CURRENCY', 'PAY_PAL', 'TO_CONFIRM', 200, 200, '2018-03-01 00:00:00', '2018-03-02 00:00:00', NULL, ''),
  (103, 11, NULL, NULL, NULL, 'TO_PAY', 300, NULL, '2018-03-03 00:00:00', '2018-03-03 00:00:00', NULL, '[1, 9'),
  (104, 1, 'N104', NULL, NULL, 'TO_PAY', 7, 7, '2018-03-03 00:00:00', '2018-03-03 00:00:00', NULL, NULL),
  (105, 12, 'N105', NULL, NULL, 'CANCELED', 14000.1, 13950.1, '2018-03-01 00:00:00', '2018-03-02 00:00:00', NULL, '[3]'),
  (106, 13, 'N106', 'RMB', 'BANK', 'CONFIRM_FAILED', 10, 10, '2018-03-01 00:00:00', '2018-03-02 00:00:00', NULL, '美国'),
  (107, 12, 'N107', 'RMB', 'OFF_LINE', 'CONFIRMED', 14000.1, 14000.1, '2018-03-04 00:00:00', '2018-03-05 00:00:00', NULL, '[3, 77]');
INSERT INTO `order_chart_relation` VALUES
  (1, 1000, 100, '2018-03-01 00:00:00'), (2, 1001, 105, '2018-03-01 00:00:00'), (3, 1001, 107, '2018-03-04 00:00:00'), (4, 9999, 107, '2018-03-04 00:00:00');
INSERT INTO `user_course` VALUES
  (1, 10, 1, 100, 1, '2018-04-01 00:00:00', '2018-04-02 00:00:00', 0, NULL, NULL, 'course/confirm_img/1.png', '好', 'PASS',
    '2018-04-30 17:00:00', '顺丰', 'SF1', 'POSTED', NULL, NULL),
  (2, 10, 2, 100, 1, '2018-04-01 00:00:00', '2018-04-02 00:00:00', NULL, NULL, NULL, NULL, NULL, 'TO_UPLOAD', NULL, NULL, NULL, 'PRE_POSTED', NULL, NULL),
  (3, 12, 1, 999, 2, '2018-04-01 00:00:00', '2018-04-02 00:00:00', 0, 'F', '2018-08-01 00:00:00', '', NULL, 'NOPASS', NULL, NULL, NULL, 'PRE_POSTED', NULL, NULL),
  (4, 12, 1, 107, 1, '2018-04-01 00:00:00', '2018-04-02 00:00:00', 88, 'A', '2018-08-01 00:00:00', NULL, NULL, '???', NULL, NULL, NULL, 'SWITCHED', 'project/result/4.png', '转好了');
INSERT INTO `order_payment` VALUES
  (1, 100, 21000, 'acc', '张', NULL, '2018-03-01', 'order/order_payment/1.png', '第一次', '2018-03-01 00:00:00'),
  (2, 100, 499.5, NULL, NULL, NULL, NULL, 'order/order_payment/2.png', '补', '2018-03-02 00:00:00'),
  (3, 999, 1, NULL, NULL, NULL, NULL, 'x.png', NULL, '2018-03-02 00:00:00');
