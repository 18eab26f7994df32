-- What the schema language cannot say: checks and partial unique indexes, named <table>_<rule>.
-- Appended to the migration that makes the tables. The domain checks the same limits first and answers in its own words;
-- these are the last line, so that no mistake in code can store what must not be.

-- accounts
ALTER TABLE "account" ADD CONSTRAINT "account_username_not_empty" CHECK ("username" <> '');
ALTER TABLE "account" ADD CONSTRAINT "account_teacher_username_lower_case" CHECK ("realm" <> 'TEACHER' OR "username" = lower("username"));
ALTER TABLE "wechat_identity" ADD CONSTRAINT "wechat_identity_openid_not_empty" CHECK ("openid" <> '');
ALTER TABLE "session" ADD CONSTRAINT "session_token_hash_is_sha256" CHECK ("token_hash" ~ '^[0-9a-f]{64}$');

-- backoffice
ALTER TABLE "menu" ADD CONSTRAINT "menu_not_own_parent" CHECK ("parent_id" <> "id");

-- catalogue
ALTER TABLE "project" ADD CONSTRAINT "project_apply_fee_not_negative" CHECK ("apply_fee" >= 0);
ALTER TABLE "project" ADD CONSTRAINT "project_course_num_not_negative" CHECK ("course_num" >= 0);
ALTER TABLE "project" ADD CONSTRAINT "project_max_num_not_negative" CHECK ("max_num" >= 0);
ALTER TABLE "project_fee" ADD CONSTRAINT "project_fee_course_number_positive" CHECK ("course_number" >= 1);
ALTER TABLE "project_fee" ADD CONSTRAINT "project_fee_fee_not_negative" CHECK ("fee" >= 0);
ALTER TABLE "course" ADD CONSTRAINT "course_credit_not_negative" CHECK ("credit" >= 0);
ALTER TABLE "offering" ADD CONSTRAINT "offering_max_num_not_negative" CHECK ("max_num" >= 0);

-- students
ALTER TABLE "student" ADD CONSTRAINT "student_gpa_not_negative" CHECK ("gpa" >= 0);
ALTER TABLE "wanted_campus" ADD CONSTRAINT "wanted_campus_position_not_negative" CHECK ("position" >= 0);
ALTER TABLE "recommendation" ADD CONSTRAINT "recommendation_not_of_oneself" CHECK ("inviter_id" <> "invitee_id");

-- studies: no contract states the range of a score; 0 is a valid one.
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_score_in_range" CHECK ("score" BETWEEN 0 AND 1000);

-- commerce
ALTER TABLE "cart_line" ADD CONSTRAINT "cart_line_course_num_positive" CHECK ("course_num" >= 1);
ALTER TABLE "cart_line" ADD CONSTRAINT "cart_line_course_fee_not_negative" CHECK ("course_fee" >= 0);
ALTER TABLE "orders" ADD CONSTRAINT "orders_standard_fee_not_negative" CHECK ("standard_fee" >= 0);
ALTER TABLE "orders" ADD CONSTRAINT "orders_pay_fee_in_range" CHECK ("pay_fee" BETWEEN 0 AND "standard_fee");
CREATE UNIQUE INDEX "orders_one_unfinished" ON "orders" ("student_id") WHERE "status" IN ('TO_PAY', 'TO_CONFIRM');
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_course_num_positive" CHECK ("course_num" >= 1);
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_course_fee_not_negative" CHECK ("course_fee" >= 0);
ALTER TABLE "order_revision" ADD CONSTRAINT "order_revision_all_amount_not_negative" CHECK ("all_amount" >= 0);
-- An order is confirmed once, so it has one revision that no adjustment led to.
CREATE UNIQUE INDEX "order_revision_one_first" ON "order_revision" ("order_id") WHERE "adjustment_id" IS NULL;
ALTER TABLE "order_revision_line" ADD CONSTRAINT "order_revision_line_slot_in_range" CHECK ("slot" BETWEEN 1 AND 4);
ALTER TABLE "order_revision_line" ADD CONSTRAINT "order_revision_line_course_num_positive" CHECK ("course_num" >= 1);
ALTER TABLE "payment" ADD CONSTRAINT "payment_amount_not_negative" CHECK ("amount" >= 0);
ALTER TABLE "adjustment" ADD CONSTRAINT "adjustment_amount_positive" CHECK ("amount" > 0);
ALTER TABLE "adjustment" ADD CONSTRAINT "adjustment_course_num_positive" CHECK ("course_num" >= 1);
-- A refund is REFUNDED from the start and stays so; a replenishment never is.
ALTER TABLE "adjustment" ADD CONSTRAINT "adjustment_refund_is_refunded" CHECK (("type" = 'REFUND') = ("status" = 'REFUNDED'));
ALTER TABLE "coupon" ADD CONSTRAINT "coupon_amount_not_negative" CHECK ("amount" >= 0);
ALTER TABLE "coupon" ADD CONSTRAINT "coupon_max_num_not_negative" CHECK ("max_num" >= 0);
ALTER TABLE "coupon_grant" ADD CONSTRAINT "coupon_grant_order_unless_to_use" CHECK (("status" = 'TO_USE') = ("order_id" IS NULL));

-- messaging: a message is claimed by somebody until some time, or by nobody.
ALTER TABLE "chat_message" ADD CONSTRAINT "chat_message_content_not_empty" CHECK ("content" <> '');
ALTER TABLE "chat_message" ADD CONSTRAINT "chat_message_claim_whole" CHECK (("claimed_by" IS NULL) = ("claimed_until" IS NULL));
ALTER TABLE "system_notice" ADD CONSTRAINT "system_notice_claim_whole" CHECK (("claimed_by" IS NULL) = ("claimed_until" IS NULL));

-- schools
ALTER TABLE "school" ADD CONSTRAINT "school_reject_reason_when_rejected" CHECK (("status" = 'REJECTED') = (char_length("reject_reason") >= 3) AND ("status" = 'REJECTED' OR "reject_reason" = ''));

-- shop: money in whole fen
ALTER TABLE "shopper" ADD CONSTRAINT "shopper_invite_code_not_empty" CHECK ("invite_code" <> '');
ALTER TABLE "shopper" ADD CONSTRAINT "shopper_not_own_inviter" CHECK ("inviter_id" <> "id");
ALTER TABLE "shopper" ADD CONSTRAINT "shopper_not_cash_not_negative" CHECK ("not_cash_fen" >= 0);
ALTER TABLE "shopper" ADD CONSTRAINT "shopper_in_cash_not_negative" CHECK ("in_cash_fen" >= 0);
ALTER TABLE "shopper" ADD CONSTRAINT "shopper_is_cash_not_negative" CHECK ("is_cash_fen" >= 0);
ALTER TABLE "shop_course" ADD CONSTRAINT "shop_course_unit_price_not_negative" CHECK ("unit_price_fen" >= 0);
ALTER TABLE "shop_unit" ADD CONSTRAINT "shop_unit_number_positive" CHECK ("number" >= 1);
ALTER TABLE "shop_order" ADD CONSTRAINT "shop_order_amount_positive" CHECK ("amount_fen" >= 1);
ALTER TABLE "shop_order" ADD CONSTRAINT "shop_order_units_in_range" CHECK ("start_unit" >= 1 AND "end_unit" >= "start_unit");
ALTER TABLE "shop_order" ADD CONSTRAINT "shop_order_service_type_positive" CHECK ("service_type" >= 1);
ALTER TABLE "income" ADD CONSTRAINT "income_amount_positive" CHECK ("amount_fen" >= 1);
ALTER TABLE "withdrawal" ADD CONSTRAINT "withdrawal_amount_positive" CHECK ("amount_fen" >= 1);
ALTER TABLE "shop_coupon" ADD CONSTRAINT "shop_coupon_amount_not_negative" CHECK ("amount_fen" >= 0);
