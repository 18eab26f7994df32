-- What the two summer systems before this one held and nothing here did. All of it may be missing, so a process of the version before
-- goes on writing its rows. Widths are those of the widest of both; Prisma's client of the version before reads none of the widened columns.
CREATE TYPE "remark_kind" AS ENUM ('CC', 'SERVER');

ALTER TABLE "account" ADD COLUMN "must_change_password" BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE "audit_event" ADD COLUMN "actor" VARCHAR(64),
ADD COLUMN "ip_address" VARCHAR(45),
ADD COLUMN "operator_type" INTEGER,
ADD COLUMN "target" VARCHAR(64);

ALTER TABLE "channel" ADD COLUMN "channel_url" VARCHAR(512),
ADD COLUMN "phase_discount" VARCHAR(60),
ADD COLUMN "plan_date" DATE,
ADD COLUMN "plan_file_student_number" INTEGER,
ADD COLUMN "plan_payed_student_number" INTEGER,
ADD COLUMN "plan_student_number" INTEGER,
ADD COLUMN "qr_code" TEXT;

ALTER TABLE "coupon_grant" ADD COLUMN "expires_at" TIMESTAMPTZ(3),
ADD COLUMN "remark" VARCHAR(255);

ALTER TABLE "course" ALTER COLUMN "name" SET DATA TYPE VARCHAR(255);

ALTER TABLE "course_change" ALTER COLUMN "course_name" SET DATA TYPE VARCHAR(255),
ALTER COLUMN "catalogue_course_name" SET DATA TYPE VARCHAR(255);

ALTER TABLE "enrolment" ADD COLUMN "conversion_remark" VARCHAR(255),
ADD COLUMN "order_id" INTEGER,
ADD COLUMN "post_channel" VARCHAR(60),
ADD COLUMN "review_remark" VARCHAR(255),
ADD COLUMN "review_status" "review_status",
ALTER COLUMN "course_name" SET DATA TYPE VARCHAR(255),
ALTER COLUMN "grade" SET DATA TYPE VARCHAR(30);

ALTER TABLE "mailing_address" ADD COLUMN "email" VARCHAR(30),
ADD COLUMN "transfer_department" VARCHAR(30),
ADD COLUMN "transfer_office" VARCHAR(30),
ADD COLUMN "university" VARCHAR(30);

ALTER TABLE "menu" ADD COLUMN "icon" VARCHAR(30),
ADD COLUMN "rank" INTEGER;

ALTER TABLE "notice" ADD COLUMN "extra1" VARCHAR(255),
ADD COLUMN "extra2" VARCHAR(255),
ADD COLUMN "extra3" VARCHAR(255);

ALTER TABLE "offering" ALTER COLUMN "name" SET DATA TYPE VARCHAR(255);

ALTER TABLE "payment" ALTER COLUMN "account_number" SET DATA TYPE VARCHAR(60),
ALTER COLUMN "opening_bank" SET DATA TYPE VARCHAR(60);

ALTER TABLE "payment_account" ADD COLUMN "bank_name" VARCHAR(60),
ADD COLUMN "company_address" VARCHAR(255),
ADD COLUMN "pay_link" VARCHAR(255),
ADD COLUMN "routing_number_paper" VARCHAR(30),
ADD COLUMN "routing_number_wires" VARCHAR(30),
ADD COLUMN "swift_code" VARCHAR(30),
ADD COLUMN "swift_code_foreign_currency" VARCHAR(30);

ALTER TABLE "privilege" ADD COLUMN "extra" VARCHAR(64) NOT NULL DEFAULT '';

ALTER TABLE "recommendation" ADD COLUMN "extra" VARCHAR(255);

ALTER TABLE "review_course" ALTER COLUMN "course_name" SET DATA TYPE VARCHAR(255),
ALTER COLUMN "real_name" SET DATA TYPE VARCHAR(255);

ALTER TABLE "student" ADD COLUMN "channel_id" INTEGER,
ADD COLUMN "channel_name" VARCHAR(60),
ADD COLUMN "old_student" VARCHAR(60),
ADD COLUMN "qr_code" TEXT;

ALTER TABLE "wechat_identity" ADD COLUMN "web_id" VARCHAR(60);

CREATE TABLE "complaint" (
    "id" SERIAL NOT NULL,
    "student_id" INTEGER,
    "title" VARCHAR(64),
    "content" VARCHAR(255),
    "picture" TEXT,
    "reply" VARCHAR(255),
    "handled_at" TIMESTAMPTZ(3),
    "handled_by_staff_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "complaint_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "student_remark" (
    "id" SERIAL NOT NULL,
    "student_id" INTEGER NOT NULL,
    "kind" "remark_kind" NOT NULL DEFAULT 'CC',
    "remark" VARCHAR(255) NOT NULL,
    "staff_id" INTEGER,
    "author" VARCHAR(64),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "student_remark_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "complaint_student_id_id_idx" ON "complaint"("student_id", "id");

CREATE INDEX "complaint_handled_by_staff_id_idx" ON "complaint"("handled_by_staff_id");

CREATE INDEX "student_remark_student_id_id_idx" ON "student_remark"("student_id", "id");

CREATE INDEX "student_remark_staff_id_idx" ON "student_remark"("staff_id");

CREATE INDEX "enrolment_order_id_idx" ON "enrolment"("order_id");

CREATE INDEX "student_channel_id_idx" ON "student"("channel_id");

ALTER TABLE "complaint" ADD CONSTRAINT "complaint_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "complaint" ADD CONSTRAINT "complaint_handled_by_staff_id_fkey" FOREIGN KEY ("handled_by_staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "student" ADD CONSTRAINT "student_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "student_remark" ADD CONSTRAINT "student_remark_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "student_remark" ADD CONSTRAINT "student_remark_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "channel" ADD CONSTRAINT "channel_plan_student_number_not_negative" CHECK ("plan_student_number" >= 0);
ALTER TABLE "channel" ADD CONSTRAINT "channel_plan_file_student_number_not_negative" CHECK ("plan_file_student_number" >= 0);
ALTER TABLE "channel" ADD CONSTRAINT "channel_plan_payed_student_number_not_negative" CHECK ("plan_payed_student_number" >= 0);
ALTER TABLE "student_remark" ADD CONSTRAINT "student_remark_remark_not_empty" CHECK ("remark" <> '');

CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "complaint" FOR EACH ROW EXECUTE FUNCTION "set_updated_at"();
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "student_remark" FOR EACH ROW EXECUTE FUNCTION "set_updated_at"();
