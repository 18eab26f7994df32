-- CreateEnum
CREATE TYPE "realm" AS ENUM ('STAFF', 'STUDENT', 'TEACHER', 'PUPIL', 'SHOPPER', 'MEMBER');

-- CreateEnum
CREATE TYPE "audience" AS ENUM ('GRAPHQL', 'SUMMER_STUDENT', 'SUMMER_CRM', 'COURSE_AGENT', 'SCHOOL', 'MINIAPP');

-- CreateEnum
CREATE TYPE "wechat_app" AS ENUM ('WEB', 'MINI');

-- CreateEnum
CREATE TYPE "currency" AS ENUM ('RMB', 'DOLLAR', 'FOREIGN_CURRENCY');

-- CreateEnum
CREATE TYPE "payment_way" AS ENUM ('ON_LINE', 'TRANSFER_ACCOUNT', 'OFF_LINE', 'ALI_PAY', 'BANK', 'PAY_PAL');

-- CreateEnum
CREATE TYPE "cart_line_status" AS ENUM ('NEW', 'ORDERED', 'PAYED', 'DELETED');

-- CreateEnum
CREATE TYPE "order_status" AS ENUM ('TO_PAY', 'TO_CONFIRM', 'CONFIRMED', 'CONFIRM_FAILED', 'CANCELED');

-- CreateEnum
CREATE TYPE "adjustment_type" AS ENUM ('REPLENISH', 'REFUND');

-- CreateEnum
CREATE TYPE "replenish_type" AS ENUM ('ADD_COURSE', 'ADD_TRANSCRIPT', 'REPAIR_COURSE', 'REPAIR_TUITION', 'PROJECT_CHANGE1', 'PROJECT_CHANGE2');

-- CreateEnum
CREATE TYPE "refund_type" AS ENUM ('CONFIRM_FAILED', 'PERSONAL_REASONS', 'MORE_TUITION', 'PROJECT_CHANGE1', 'PROJECT_CHANGE2');

-- CreateEnum
CREATE TYPE "adjustment_status" AS ENUM ('TO_PAY', 'TO_CONFIRM', 'CONFIRMED', 'CONFIRM_FAILED', 'CANCELED', 'REFUNDED');

-- CreateEnum
CREATE TYPE "coupon_type" AS ENUM ('STAGE', 'SPECIAL', 'RETURNING_STUDENT');

-- CreateEnum
CREATE TYPE "coupon_grant_status" AS ENUM ('TO_USE', 'LOCKED', 'USED');

-- CreateEnum
CREATE TYPE "member_permission" AS ENUM ('STUDENT', 'TEACHER', 'ADMIN');

-- CreateEnum
CREATE TYPE "school_status" AS ENUM ('WAITING', 'APPROVED', 'REJECTED');

-- CreateEnum
CREATE TYPE "shop_order_status" AS ENUM ('TO_PAY', 'PAYED', 'CANCELED');

-- CreateEnum
CREATE TYPE "withdrawal_status" AS ENUM ('REQUESTED', 'PAID', 'REJECTED');

-- CreateEnum
CREATE TYPE "gender" AS ENUM ('MALE', 'FEMALE');

-- CreateEnum
CREATE TYPE "grade" AS ENUM ('GRADE_ONE', 'GRADE_TWO', 'GRADE_THREE', 'GRADE_FOUR', 'GRADE_FIVE');

-- CreateEnum
CREATE TYPE "student_status" AS ENUM ('NEW', 'PERSONAL_FILE', 'SUPPLY_ORDER', 'SIGNED_AGREEMENT', 'TO_PAYMENT_CONFIRM', 'PAYMENT_CONFIRMED', 'COMPLETE_FILE', 'UPLOAD_FILE', 'TO_CHOOSE_COURSE', 'UPLOAD_CONFIRM', 'CONFIRM_POSTIL', 'PICKUP_COURSE', 'IN_CLASS', 'AFTER_SCORE', 'POSTING', 'SWITCHED_COURSE');

-- CreateEnum
CREATE TYPE "wechat_sign" AS ENUM ('DEFAULT', 'INVALID', 'VALID');

-- CreateEnum
CREATE TYPE "contact_status" AS ENUM ('NEW', 'CONTACTED');

-- CreateEnum
CREATE TYPE "review_status" AS ENUM ('WAIT_CERTIFICATE', 'WAIT', 'SUCCESS', 'FAIL');

-- CreateEnum
CREATE TYPE "score_status" AS ENUM ('NOTHING', 'SCORE_WAIT', 'CONFIRMED', 'RECONSIDER');

-- CreateEnum
CREATE TYPE "conversion_status" AS ENUM ('NO_SEND', 'SENT', 'CONVERT_WAIT', 'SUCCESS', 'FAIL');

-- CreateEnum
CREATE TYPE "credit_transfer_status" AS ENUM ('POSTED', 'RECEIVED', 'SUCCESS');

-- CreateTable
CREATE TABLE "account" (
    "id" SERIAL NOT NULL,
    "realm" "realm" NOT NULL,
    "username" VARCHAR(255),
    "password_hash" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "last_login_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "wechat_identity" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "realm" "realm" NOT NULL,
    "app" "wechat_app" NOT NULL,
    "openid" VARCHAR(128) NOT NULL,
    "unionid" VARCHAR(128),
    "nickname" VARCHAR(255),
    "avatar_url" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "wechat_identity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" VARCHAR(64) NOT NULL,
    "account_id" INTEGER NOT NULL,
    "audience" "audience" NOT NULL,
    "token_hash" VARCHAR(64),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" SERIAL NOT NULL,
    "operation" INTEGER NOT NULL,
    "description" TEXT NOT NULL,
    "actor_id" INTEGER,
    "entity" VARCHAR(64),
    "entity_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "department" (
    "id" SERIAL NOT NULL,
    "name" VARCHAR(30) NOT NULL,
    "description" VARCHAR(50) NOT NULL DEFAULT '',
    "leader_id" VARCHAR(64) NOT NULL DEFAULT '',
    "leader_name" VARCHAR(64) NOT NULL DEFAULT '',
    "leader_staff_id" INTEGER,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "department_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role" (
    "id" SERIAL NOT NULL,
    "name" VARCHAR(30) NOT NULL,
    "description" VARCHAR(50) NOT NULL DEFAULT '',
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "administrator" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "role_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "menu" (
    "id" SERIAL NOT NULL,
    "parent_id" INTEGER,
    "name" VARCHAR(64) NOT NULL,
    "extra" VARCHAR(64) NOT NULL DEFAULT '',
    "url" VARCHAR(255),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "menu_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "privilege" (
    "id" SERIAL NOT NULL,
    "role_id" INTEGER NOT NULL,
    "menu_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "privilege_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "role_id" INTEGER NOT NULL,
    "department_id" INTEGER NOT NULL,
    "name" VARCHAR(20) NOT NULL DEFAULT '',
    "email" VARCHAR(64) NOT NULL DEFAULT '',
    "phone" VARCHAR(15) NOT NULL DEFAULT '',
    "sex" BOOLEAN NOT NULL DEFAULT true,
    "wechat" VARCHAR(32) NOT NULL DEFAULT '',
    "qr_code" TEXT NOT NULL DEFAULT '',
    "leader_id" INTEGER NOT NULL DEFAULT -1,
    "leader_name" VARCHAR(20) NOT NULL DEFAULT '',
    "superior_id" INTEGER,
    "extra" VARCHAR(255) NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campus_type" (
    "id" SERIAL NOT NULL,
    "title" VARCHAR(30) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campus_type_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campus" (
    "id" SERIAL NOT NULL,
    "name" VARCHAR(30) NOT NULL,
    "info" VARCHAR(100) NOT NULL,
    "campus_type_id" INTEGER,
    "network_course" BOOLEAN NOT NULL DEFAULT false,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campus_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project" (
    "id" SERIAL NOT NULL,
    "campus_id" INTEGER NOT NULL,
    "name" VARCHAR(30) NOT NULL,
    "start_date" DATE NOT NULL,
    "end_date" DATE NOT NULL,
    "address" VARCHAR(100),
    "info" VARCHAR(255),
    "apply_fee" DECIMAL(12,2),
    "course_num" INTEGER NOT NULL,
    "max_num" INTEGER,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project_fee" (
    "id" SERIAL NOT NULL,
    "project_id" INTEGER NOT NULL,
    "course_number" INTEGER NOT NULL,
    "fee" DECIMAL(12,2) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "project_fee_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "course" (
    "id" SERIAL NOT NULL,
    "code" VARCHAR(30) NOT NULL,
    "name" VARCHAR(64) NOT NULL,
    "credit" INTEGER,
    "extra" VARCHAR(255),
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "course_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "offering" (
    "id" SERIAL NOT NULL,
    "project_id" INTEGER NOT NULL,
    "course_id" INTEGER NOT NULL,
    "name" VARCHAR(64) NOT NULL,
    "code" VARCHAR(30),
    "professor" VARCHAR(30) NOT NULL,
    "start_time" TIMESTAMPTZ(3) NOT NULL,
    "end_time" TIMESTAMPTZ(3) NOT NULL,
    "address" VARCHAR(100) NOT NULL,
    "max_num" INTEGER NOT NULL,
    "syllabus" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "offering_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cart_line" (
    "id" SERIAL NOT NULL,
    "student_id" INTEGER NOT NULL,
    "project_id" INTEGER NOT NULL,
    "course_num" INTEGER NOT NULL,
    "course_fee" DECIMAL(12,2) NOT NULL,
    "status" "cart_line_status" NOT NULL DEFAULT 'NEW',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cart_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "orders" (
    "id" SERIAL NOT NULL,
    "order_number" VARCHAR(30) NOT NULL,
    "student_id" INTEGER NOT NULL,
    "status" "order_status" NOT NULL DEFAULT 'TO_PAY',
    "currency" "currency",
    "payment" "payment_way",
    "standard_fee" DECIMAL(12,2) NOT NULL,
    "pay_fee" DECIMAL(12,2),
    "remark" VARCHAR(255),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_line" (
    "id" SERIAL NOT NULL,
    "order_id" INTEGER NOT NULL,
    "project_id" INTEGER NOT NULL,
    "cart_line_id" INTEGER,
    "course_num" INTEGER NOT NULL,
    "course_fee" DECIMAL(12,2) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "order_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_revision" (
    "id" SERIAL NOT NULL,
    "order_id" INTEGER NOT NULL,
    "adjustment_id" INTEGER,
    "all_amount" DECIMAL(12,2) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "order_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_revision_line" (
    "id" SERIAL NOT NULL,
    "revision_id" INTEGER NOT NULL,
    "slot" INTEGER NOT NULL,
    "project_id" INTEGER NOT NULL,
    "course_num" INTEGER NOT NULL,

    CONSTRAINT "order_revision_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment" (
    "id" SERIAL NOT NULL,
    "order_id" INTEGER NOT NULL,
    "account_number" VARCHAR(30),
    "account_name" VARCHAR(60) NOT NULL,
    "opening_bank" VARCHAR(30),
    "pay_date" DATE NOT NULL,
    "img" TEXT NOT NULL,
    "amount" DECIMAL(12,2),
    "phone" VARCHAR(60),
    "relation" VARCHAR(60),
    "remark" VARCHAR(255),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "adjustment" (
    "id" SERIAL NOT NULL,
    "adjustment_number" VARCHAR(30) NOT NULL,
    "order_id" INTEGER NOT NULL,
    "type" "adjustment_type" NOT NULL,
    "replenish_type" "replenish_type",
    "refund_type" "refund_type",
    "status" "adjustment_status" NOT NULL DEFAULT 'TO_PAY',
    "amount" DECIMAL(12,2) NOT NULL,
    "currency" "currency" NOT NULL,
    "project_id" INTEGER,
    "course_num" INTEGER,
    "admin_remark" VARCHAR(255),
    "student_remark" VARCHAR(255),
    "img" TEXT,
    "account_name" VARCHAR(60),
    "phone" VARCHAR(60),
    "relation" VARCHAR(60),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "adjustment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_account" (
    "id" SERIAL NOT NULL,
    "payment" "payment_way" NOT NULL,
    "currency" "currency" NOT NULL,
    "account_number" VARCHAR(60) NOT NULL,
    "account_name" VARCHAR(60) NOT NULL,
    "opening_bank" VARCHAR(60),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "coupon" (
    "id" SERIAL NOT NULL,
    "code" VARCHAR(30) NOT NULL,
    "type" "coupon_type",
    "amount" DECIMAL(12,2) NOT NULL,
    "info" VARCHAR(30) NOT NULL,
    "start_time" TIMESTAMPTZ(3) NOT NULL,
    "end_time" TIMESTAMPTZ(3) NOT NULL,
    "max_num" INTEGER NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "coupon_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "coupon_grant" (
    "id" SERIAL NOT NULL,
    "coupon_id" INTEGER NOT NULL,
    "student_id" INTEGER NOT NULL,
    "status" "coupon_grant_status" NOT NULL DEFAULT 'TO_USE',
    "order_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "coupon_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "permission" "member_permission" NOT NULL DEFAULT 'STUDENT',
    "avatar" TEXT NOT NULL DEFAULT '/default_avatar.png',
    "name" TEXT NOT NULL DEFAULT '',
    "phone_number" TEXT NOT NULL DEFAULT '',
    "registration_number" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "student_message" (
    "id" SERIAL NOT NULL,
    "student_id" INTEGER NOT NULL,
    "message" VARCHAR(255),
    "read" BOOLEAN NOT NULL DEFAULT false,
    "type" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "student_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" SERIAL NOT NULL,
    "content" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chat_message" (
    "id" SERIAL NOT NULL,
    "sender_id" INTEGER NOT NULL,
    "receiver_id" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "claimed_by" VARCHAR(64),
    "claimed_until" TIMESTAMPTZ(3),

    CONSTRAINT "chat_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "system_notice" (
    "id" SERIAL NOT NULL,
    "receiver_id" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "claimed_by" VARCHAR(64),
    "claimed_until" TIMESTAMPTZ(3),

    CONSTRAINT "system_notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "teacher" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "name" VARCHAR(50) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "teacher_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "school" (
    "id" SERIAL NOT NULL,
    "name" VARCHAR(50) NOT NULL,
    "status" "school_status" NOT NULL DEFAULT 'WAITING',
    "reject_reason" TEXT NOT NULL DEFAULT '',
    "owner_id" INTEGER NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "school_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "school_membership" (
    "id" SERIAL NOT NULL,
    "school_id" INTEGER NOT NULL,
    "teacher_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "school_membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pupil" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "school_id" INTEGER NOT NULL,
    "name" VARCHAR(50) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pupil_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "follow" (
    "id" SERIAL NOT NULL,
    "pupil_id" INTEGER NOT NULL,
    "teacher_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "follow_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shopper" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "real_name" VARCHAR(64) NOT NULL DEFAULT '',
    "school_name" VARCHAR(64) NOT NULL DEFAULT '',
    "invite_code" VARCHAR(32) NOT NULL,
    "inviter_id" INTEGER,
    "staff" BOOLEAN NOT NULL DEFAULT false,
    "not_cash_fen" INTEGER NOT NULL DEFAULT 0,
    "in_cash_fen" INTEGER NOT NULL DEFAULT 0,
    "is_cash_fen" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shopper_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shop_course" (
    "id" SERIAL NOT NULL,
    "name" VARCHAR(100) NOT NULL,
    "unit_price_fen" INTEGER NOT NULL DEFAULT 100,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shop_course_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shop_unit" (
    "id" SERIAL NOT NULL,
    "course_id" INTEGER NOT NULL,
    "name" VARCHAR(100) NOT NULL,
    "number" INTEGER NOT NULL,

    CONSTRAINT "shop_unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shop_course_enrolment" (
    "id" SERIAL NOT NULL,
    "shopper_id" INTEGER NOT NULL,
    "course_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "shop_course_enrolment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shop_order" (
    "id" SERIAL NOT NULL,
    "shopper_id" INTEGER NOT NULL,
    "course_id" INTEGER NOT NULL,
    "amount_fen" INTEGER NOT NULL,
    "status" "shop_order_status" NOT NULL DEFAULT 'TO_PAY',
    "whole_course" BOOLEAN NOT NULL DEFAULT false,
    "start_unit" INTEGER NOT NULL,
    "end_unit" INTEGER NOT NULL,
    "service_type" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shop_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "income" (
    "id" SERIAL NOT NULL,
    "shopper_id" INTEGER NOT NULL,
    "order_id" INTEGER,
    "amount_fen" INTEGER NOT NULL,
    "source" VARCHAR(100) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "income_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "withdrawal" (
    "id" SERIAL NOT NULL,
    "shopper_id" INTEGER NOT NULL,
    "amount_fen" INTEGER NOT NULL,
    "status" "withdrawal_status" NOT NULL DEFAULT 'REQUESTED',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "withdrawal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shop_coupon" (
    "id" SERIAL NOT NULL,
    "shopper_id" INTEGER NOT NULL,
    "code" VARCHAR(64) NOT NULL,
    "amount_fen" INTEGER NOT NULL,
    "used" BOOLEAN NOT NULL DEFAULT false,
    "expires_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shop_coupon_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "student" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "status" "student_status" NOT NULL DEFAULT 'NEW',
    "name" VARCHAR(30),
    "first_name" VARCHAR(30),
    "last_name" VARCHAR(30),
    "email" VARCHAR(30),
    "wechat" VARCHAR(30),
    "wechat_sign" "wechat_sign" NOT NULL DEFAULT 'DEFAULT',
    "phone" VARCHAR(11),
    "gender" "gender",
    "birth_date" DATE,
    "id_number" VARCHAR(30),
    "cschool" VARCHAR(30),
    "major" VARCHAR(30),
    "grade" "grade",
    "enrollment_year" VARCHAR(30),
    "graduate_year" VARCHAR(30),
    "student_number" VARCHAR(30),
    "school_email" VARCHAR(30),
    "gpa" DECIMAL(6,2),
    "first_language" VARCHAR(60),
    "ielts_scores" VARCHAR(60),
    "wanted_schools" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "intention" INTEGER,
    "cc" VARCHAR(60),
    "cc_staff_id" INTEGER,
    "cc_sign" BOOLEAN NOT NULL DEFAULT false,
    "contact_status" "contact_status",
    "server" VARCHAR(60),
    "server_staff_id" INTEGER,
    "server_sign" BOOLEAN NOT NULL DEFAULT false,
    "contact" VARCHAR(60),
    "contact_relation" VARCHAR(60),
    "contact_wechat" VARCHAR(60),
    "contact_email" VARCHAR(60),
    "card_img1" TEXT,
    "card_img2" TEXT,
    "transcript_img" TEXT,
    "signed" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "student_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "wanted_campus" (
    "id" SERIAL NOT NULL,
    "student_id" INTEGER NOT NULL,
    "campus_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "wanted_campus_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mailing_address" (
    "id" SERIAL NOT NULL,
    "student_id" INTEGER NOT NULL,
    "department" VARCHAR(30),
    "country" VARCHAR(60),
    "region" VARCHAR(60),
    "city" VARCHAR(60),
    "address1" VARCHAR(60),
    "address2" VARCHAR(60),
    "post_code" VARCHAR(30),
    "recipient" VARCHAR(30),
    "recipient_phone" VARCHAR(30),
    "recipient_number" VARCHAR(60),
    "sending_date" DATE,
    "post_status" VARCHAR(30),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mailing_address_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agreement" (
    "id" SERIAL NOT NULL,
    "student_id" INTEGER NOT NULL,
    "agreement" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "channel" (
    "id" SERIAL NOT NULL,
    "name" VARCHAR(64) NOT NULL,
    "staff_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "channel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "channel_record" (
    "id" SERIAL NOT NULL,
    "channel_id" INTEGER NOT NULL,
    "student_id" INTEGER NOT NULL,
    "effective" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "channel_record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recommendation" (
    "id" SERIAL NOT NULL,
    "inviter_id" INTEGER NOT NULL,
    "invitee_id" INTEGER NOT NULL,
    "effective" BOOLEAN NOT NULL DEFAULT false,
    "invited_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recommendation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review" (
    "id" SERIAL NOT NULL,
    "student_id" INTEGER NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "remark" VARCHAR(255),
    "school" VARCHAR(64),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_course" (
    "id" SERIAL NOT NULL,
    "review_id" INTEGER NOT NULL,
    "course_id" INTEGER NOT NULL,
    "course_code" VARCHAR(30) NOT NULL,
    "course_name" VARCHAR(64) NOT NULL,
    "real_name" VARCHAR(64) NOT NULL,
    "school" VARCHAR(64),
    "remark" VARCHAR(255),
    "status" "review_status" NOT NULL DEFAULT 'WAIT_CERTIFICATE',
    "project_id" INTEGER,
    "certificate" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_course_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "enrolment" (
    "id" SERIAL NOT NULL,
    "student_id" INTEGER NOT NULL,
    "offering_id" INTEGER NOT NULL,
    "course_code" VARCHAR(30) NOT NULL,
    "course_name" VARCHAR(64) NOT NULL,
    "school" VARCHAR(64),
    "remark" VARCHAR(255),
    "score" INTEGER,
    "grade" VARCHAR(16),
    "score_status" "score_status" NOT NULL DEFAULT 'NOTHING',
    "score_entered_at" TIMESTAMPTZ(3),
    "conversion_status" "conversion_status",
    "conversion_image" TEXT,
    "courier_number" VARCHAR(60),
    "sending_date" DATE,
    "confirm_photo" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "enrolment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "course_change" (
    "id" SERIAL NOT NULL,
    "student_id" INTEGER NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "previous_course_code" VARCHAR(32),
    "aim_course_code" VARCHAR(32),
    "course_code" VARCHAR(32),
    "course_name" VARCHAR(64),
    "catalogue_course_name" VARCHAR(64),
    "project_name" VARCHAR(64),
    "school" VARCHAR(64),
    "change_type" VARCHAR(16),
    "extra" VARCHAR(255),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "course_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credit_transfer" (
    "id" SERIAL NOT NULL,
    "student_id" INTEGER NOT NULL,
    "project_id" INTEGER NOT NULL,
    "status" "credit_transfer_status",
    "post_date" DATE,
    "post_channel" VARCHAR(60),
    "post_number" VARCHAR(60),
    "img" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "credit_transfer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_realm_username_key" ON "account"("realm", "username");

-- CreateIndex
CREATE INDEX "wechat_identity_unionid_idx" ON "wechat_identity"("unionid");

-- CreateIndex
CREATE UNIQUE INDEX "wechat_identity_realm_openid_key" ON "wechat_identity"("realm", "openid");

-- CreateIndex
CREATE UNIQUE INDEX "wechat_identity_account_id_app_key" ON "wechat_identity"("account_id", "app");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_account_id_audience_idx" ON "session"("account_id", "audience");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- CreateIndex
CREATE INDEX "audit_event_created_at_idx" ON "audit_event"("created_at");

-- CreateIndex
CREATE INDEX "audit_event_operation_created_at_idx" ON "audit_event"("operation", "created_at");

-- CreateIndex
CREATE INDEX "audit_event_actor_id_idx" ON "audit_event"("actor_id");

-- CreateIndex
CREATE INDEX "audit_event_entity_entity_id_idx" ON "audit_event"("entity", "entity_id");

-- CreateIndex
CREATE INDEX "department_name_idx" ON "department"("name");

-- CreateIndex
CREATE INDEX "department_leader_staff_id_idx" ON "department"("leader_staff_id");

-- CreateIndex
CREATE INDEX "role_name_idx" ON "role"("name");

-- CreateIndex
CREATE INDEX "menu_parent_id_idx" ON "menu"("parent_id");

-- CreateIndex
CREATE INDEX "menu_url_idx" ON "menu"("url");

-- CreateIndex
CREATE INDEX "privilege_menu_id_idx" ON "privilege"("menu_id");

-- CreateIndex
CREATE UNIQUE INDEX "privilege_role_id_menu_id_key" ON "privilege"("role_id", "menu_id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_account_id_key" ON "staff"("account_id");

-- CreateIndex
CREATE INDEX "staff_role_id_idx" ON "staff"("role_id");

-- CreateIndex
CREATE INDEX "staff_department_id_idx" ON "staff"("department_id");

-- CreateIndex
CREATE INDEX "staff_superior_id_idx" ON "staff"("superior_id");

-- CreateIndex
CREATE INDEX "staff_name_idx" ON "staff"("name");

-- CreateIndex
CREATE UNIQUE INDEX "campus_name_key" ON "campus"("name");

-- CreateIndex
CREATE INDEX "campus_campus_type_id_idx" ON "campus"("campus_type_id");

-- CreateIndex
CREATE INDEX "campus_active_id_idx" ON "campus"("active", "id");

-- CreateIndex
CREATE INDEX "project_campus_id_active_idx" ON "project"("campus_id", "active");

-- CreateIndex
CREATE INDEX "project_active_id_idx" ON "project"("active", "id");

-- CreateIndex
CREATE UNIQUE INDEX "project_fee_project_id_course_number_key" ON "project_fee"("project_id", "course_number");

-- CreateIndex
CREATE UNIQUE INDEX "course_code_key" ON "course"("code");

-- CreateIndex
CREATE INDEX "course_active_id_idx" ON "course"("active", "id");

-- CreateIndex
CREATE INDEX "offering_project_id_active_idx" ON "offering"("project_id", "active");

-- CreateIndex
CREATE INDEX "offering_course_id_active_idx" ON "offering"("course_id", "active");

-- CreateIndex
CREATE INDEX "offering_active_id_idx" ON "offering"("active", "id");

-- CreateIndex
CREATE INDEX "offering_code_idx" ON "offering"("code");

-- CreateIndex
CREATE INDEX "cart_line_student_id_status_id_idx" ON "cart_line"("student_id", "status", "id");

-- CreateIndex
CREATE INDEX "cart_line_project_id_idx" ON "cart_line"("project_id");

-- CreateIndex
CREATE UNIQUE INDEX "orders_order_number_key" ON "orders"("order_number");

-- CreateIndex
CREATE INDEX "orders_student_id_id_idx" ON "orders"("student_id", "id");

-- CreateIndex
CREATE INDEX "orders_status_id_idx" ON "orders"("status", "id");

-- CreateIndex
CREATE INDEX "orders_currency_idx" ON "orders"("currency");

-- CreateIndex
CREATE INDEX "orders_payment_idx" ON "orders"("payment");

-- CreateIndex
CREATE INDEX "orders_created_at_idx" ON "orders"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "order_line_cart_line_id_key" ON "order_line"("cart_line_id");

-- CreateIndex
CREATE INDEX "order_line_order_id_id_idx" ON "order_line"("order_id", "id");

-- CreateIndex
CREATE INDEX "order_line_project_id_idx" ON "order_line"("project_id");

-- CreateIndex
CREATE UNIQUE INDEX "order_revision_adjustment_id_key" ON "order_revision"("adjustment_id");

-- CreateIndex
CREATE INDEX "order_revision_order_id_id_idx" ON "order_revision"("order_id", "id");

-- CreateIndex
CREATE INDEX "order_revision_line_project_id_idx" ON "order_revision_line"("project_id");

-- CreateIndex
CREATE UNIQUE INDEX "order_revision_line_revision_id_slot_key" ON "order_revision_line"("revision_id", "slot");

-- CreateIndex
CREATE UNIQUE INDEX "payment_order_id_key" ON "payment"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "adjustment_adjustment_number_key" ON "adjustment"("adjustment_number");

-- CreateIndex
CREATE INDEX "adjustment_order_id_id_idx" ON "adjustment"("order_id", "id");

-- CreateIndex
CREATE INDEX "adjustment_type_id_idx" ON "adjustment"("type", "id");

-- CreateIndex
CREATE INDEX "adjustment_status_id_idx" ON "adjustment"("status", "id");

-- CreateIndex
CREATE INDEX "adjustment_refund_type_idx" ON "adjustment"("refund_type");

-- CreateIndex
CREATE INDEX "adjustment_replenish_type_idx" ON "adjustment"("replenish_type");

-- CreateIndex
CREATE INDEX "adjustment_currency_idx" ON "adjustment"("currency");

-- CreateIndex
CREATE INDEX "adjustment_project_id_idx" ON "adjustment"("project_id");

-- CreateIndex
CREATE INDEX "payment_account_payment_currency_idx" ON "payment_account"("payment", "currency");

-- CreateIndex
CREATE UNIQUE INDEX "coupon_code_key" ON "coupon"("code");

-- CreateIndex
CREATE INDEX "coupon_active_end_time_idx" ON "coupon"("active", "end_time");

-- CreateIndex
CREATE INDEX "coupon_grant_student_id_status_idx" ON "coupon_grant"("student_id", "status");

-- CreateIndex
CREATE INDEX "coupon_grant_order_id_idx" ON "coupon_grant"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "coupon_grant_coupon_id_student_id_key" ON "coupon_grant"("coupon_id", "student_id");

-- CreateIndex
CREATE UNIQUE INDEX "member_account_id_key" ON "member"("account_id");

-- CreateIndex
CREATE INDEX "member_permission_id_idx" ON "member"("permission", "id");

-- CreateIndex
CREATE INDEX "student_message_student_id_id_idx" ON "student_message"("student_id", "id");

-- CreateIndex
CREATE INDEX "chat_message_receiver_id_id_idx" ON "chat_message"("receiver_id", "id");

-- CreateIndex
CREATE INDEX "chat_message_sender_id_idx" ON "chat_message"("sender_id");

-- CreateIndex
CREATE INDEX "system_notice_receiver_id_id_idx" ON "system_notice"("receiver_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "teacher_account_id_key" ON "teacher"("account_id");

-- CreateIndex
CREATE INDEX "school_owner_id_idx" ON "school"("owner_id");

-- CreateIndex
CREATE INDEX "school_status_id_idx" ON "school"("status", "id");

-- CreateIndex
CREATE INDEX "school_membership_school_id_teacher_id_idx" ON "school_membership"("school_id", "teacher_id");

-- CreateIndex
CREATE UNIQUE INDEX "school_membership_teacher_id_school_id_key" ON "school_membership"("teacher_id", "school_id");

-- CreateIndex
CREATE UNIQUE INDEX "pupil_account_id_key" ON "pupil"("account_id");

-- CreateIndex
CREATE INDEX "pupil_school_id_id_idx" ON "pupil"("school_id", "id");

-- CreateIndex
CREATE INDEX "follow_teacher_id_pupil_id_idx" ON "follow"("teacher_id", "pupil_id");

-- CreateIndex
CREATE UNIQUE INDEX "follow_pupil_id_teacher_id_key" ON "follow"("pupil_id", "teacher_id");

-- CreateIndex
CREATE UNIQUE INDEX "shopper_account_id_key" ON "shopper"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "shopper_invite_code_key" ON "shopper"("invite_code");

-- CreateIndex
CREATE INDEX "shopper_inviter_id_idx" ON "shopper"("inviter_id");

-- CreateIndex
CREATE UNIQUE INDEX "shop_unit_course_id_number_key" ON "shop_unit"("course_id", "number");

-- CreateIndex
CREATE INDEX "shop_course_enrolment_course_id_idx" ON "shop_course_enrolment"("course_id");

-- CreateIndex
CREATE UNIQUE INDEX "shop_course_enrolment_shopper_id_course_id_key" ON "shop_course_enrolment"("shopper_id", "course_id");

-- CreateIndex
CREATE INDEX "shop_order_shopper_id_id_idx" ON "shop_order"("shopper_id", "id");

-- CreateIndex
CREATE INDEX "shop_order_course_id_idx" ON "shop_order"("course_id");

-- CreateIndex
CREATE INDEX "shop_order_status_id_idx" ON "shop_order"("status", "id");

-- CreateIndex
CREATE UNIQUE INDEX "income_order_id_key" ON "income"("order_id");

-- CreateIndex
CREATE INDEX "income_shopper_id_id_idx" ON "income"("shopper_id", "id");

-- CreateIndex
CREATE INDEX "withdrawal_shopper_id_id_idx" ON "withdrawal"("shopper_id", "id");

-- CreateIndex
CREATE INDEX "withdrawal_status_id_idx" ON "withdrawal"("status", "id");

-- CreateIndex
CREATE UNIQUE INDEX "shop_coupon_code_key" ON "shop_coupon"("code");

-- CreateIndex
CREATE INDEX "shop_coupon_shopper_id_id_idx" ON "shop_coupon"("shopper_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "student_account_id_key" ON "student"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "student_id_number_key" ON "student"("id_number");

-- CreateIndex
CREATE UNIQUE INDEX "student_student_number_key" ON "student"("student_number");

-- CreateIndex
CREATE INDEX "student_created_at_id_idx" ON "student"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "student_status_idx" ON "student"("status");

-- CreateIndex
CREATE INDEX "student_cc_staff_id_idx" ON "student"("cc_staff_id");

-- CreateIndex
CREATE INDEX "student_server_staff_id_idx" ON "student"("server_staff_id");

-- CreateIndex
CREATE INDEX "student_name_idx" ON "student"("name");

-- CreateIndex
CREATE INDEX "student_email_idx" ON "student"("email");

-- CreateIndex
CREATE INDEX "student_wechat_idx" ON "student"("wechat");

-- CreateIndex
CREATE INDEX "student_cc_idx" ON "student"("cc");

-- CreateIndex
CREATE INDEX "wanted_campus_campus_id_idx" ON "wanted_campus"("campus_id");

-- CreateIndex
CREATE UNIQUE INDEX "wanted_campus_student_id_campus_id_key" ON "wanted_campus"("student_id", "campus_id");

-- CreateIndex
CREATE UNIQUE INDEX "mailing_address_student_id_key" ON "mailing_address"("student_id");

-- CreateIndex
CREATE INDEX "agreement_student_id_id_idx" ON "agreement"("student_id", "id");

-- CreateIndex
CREATE INDEX "channel_staff_id_idx" ON "channel"("staff_id");

-- CreateIndex
CREATE INDEX "channel_record_channel_id_idx" ON "channel_record"("channel_id");

-- CreateIndex
CREATE INDEX "channel_record_student_id_created_at_idx" ON "channel_record"("student_id", "created_at");

-- CreateIndex
CREATE INDEX "recommendation_inviter_id_effective_invited_at_idx" ON "recommendation"("inviter_id", "effective", "invited_at");

-- CreateIndex
CREATE INDEX "recommendation_invitee_id_invited_at_idx" ON "recommendation"("invitee_id", "invited_at");

-- CreateIndex
CREATE INDEX "review_student_id_id_idx" ON "review"("student_id", "id");

-- CreateIndex
CREATE INDEX "review_staff_id_idx" ON "review"("staff_id");

-- CreateIndex
CREATE INDEX "review_course_review_id_id_idx" ON "review_course"("review_id", "id");

-- CreateIndex
CREATE INDEX "review_course_course_id_idx" ON "review_course"("course_id");

-- CreateIndex
CREATE INDEX "review_course_project_id_idx" ON "review_course"("project_id");

-- CreateIndex
CREATE INDEX "review_course_course_code_idx" ON "review_course"("course_code");

-- CreateIndex
CREATE INDEX "enrolment_student_id_course_code_idx" ON "enrolment"("student_id", "course_code");

-- CreateIndex
CREATE INDEX "enrolment_student_id_offering_id_idx" ON "enrolment"("student_id", "offering_id");

-- CreateIndex
CREATE INDEX "enrolment_offering_id_id_idx" ON "enrolment"("offering_id", "id");

-- CreateIndex
CREATE INDEX "course_change_student_id_id_idx" ON "course_change"("student_id", "id");

-- CreateIndex
CREATE INDEX "course_change_staff_id_idx" ON "course_change"("staff_id");

-- CreateIndex
CREATE INDEX "credit_transfer_project_id_idx" ON "credit_transfer"("project_id");

-- CreateIndex
CREATE UNIQUE INDEX "credit_transfer_student_id_project_id_key" ON "credit_transfer"("student_id", "project_id");

-- AddForeignKey
ALTER TABLE "wechat_identity" ADD CONSTRAINT "wechat_identity_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_event" ADD CONSTRAINT "audit_event_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "department" ADD CONSTRAINT "department_leader_staff_id_fkey" FOREIGN KEY ("leader_staff_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "menu" ADD CONSTRAINT "menu_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "menu"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "privilege" ADD CONSTRAINT "privilege_role_id_fkey" FOREIGN KEY ("role_id") REFERENCES "role"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "privilege" ADD CONSTRAINT "privilege_menu_id_fkey" FOREIGN KEY ("menu_id") REFERENCES "menu"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff" ADD CONSTRAINT "staff_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff" ADD CONSTRAINT "staff_role_id_fkey" FOREIGN KEY ("role_id") REFERENCES "role"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff" ADD CONSTRAINT "staff_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff" ADD CONSTRAINT "staff_superior_id_fkey" FOREIGN KEY ("superior_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campus" ADD CONSTRAINT "campus_campus_type_id_fkey" FOREIGN KEY ("campus_type_id") REFERENCES "campus_type"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_campus_id_fkey" FOREIGN KEY ("campus_id") REFERENCES "campus"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_fee" ADD CONSTRAINT "project_fee_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offering" ADD CONSTRAINT "offering_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offering" ADD CONSTRAINT "offering_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cart_line" ADD CONSTRAINT "cart_line_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cart_line" ADD CONSTRAINT "cart_line_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_cart_line_id_fkey" FOREIGN KEY ("cart_line_id") REFERENCES "cart_line"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_revision" ADD CONSTRAINT "order_revision_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_revision" ADD CONSTRAINT "order_revision_adjustment_id_fkey" FOREIGN KEY ("adjustment_id") REFERENCES "adjustment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_revision_line" ADD CONSTRAINT "order_revision_line_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "order_revision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_revision_line" ADD CONSTRAINT "order_revision_line_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "adjustment" ADD CONSTRAINT "adjustment_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "adjustment" ADD CONSTRAINT "adjustment_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coupon_grant" ADD CONSTRAINT "coupon_grant_coupon_id_fkey" FOREIGN KEY ("coupon_id") REFERENCES "coupon"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coupon_grant" ADD CONSTRAINT "coupon_grant_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coupon_grant" ADD CONSTRAINT "coupon_grant_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "student_message" ADD CONSTRAINT "student_message_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_message" ADD CONSTRAINT "chat_message_sender_id_fkey" FOREIGN KEY ("sender_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_message" ADD CONSTRAINT "chat_message_receiver_id_fkey" FOREIGN KEY ("receiver_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "system_notice" ADD CONSTRAINT "system_notice_receiver_id_fkey" FOREIGN KEY ("receiver_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "teacher" ADD CONSTRAINT "teacher_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school" ADD CONSTRAINT "school_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "teacher"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school_membership" ADD CONSTRAINT "school_membership_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school_membership" ADD CONSTRAINT "school_membership_teacher_id_fkey" FOREIGN KEY ("teacher_id") REFERENCES "teacher"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pupil" ADD CONSTRAINT "pupil_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pupil" ADD CONSTRAINT "pupil_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow" ADD CONSTRAINT "follow_pupil_id_fkey" FOREIGN KEY ("pupil_id") REFERENCES "pupil"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow" ADD CONSTRAINT "follow_teacher_id_fkey" FOREIGN KEY ("teacher_id") REFERENCES "teacher"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shopper" ADD CONSTRAINT "shopper_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shopper" ADD CONSTRAINT "shopper_inviter_id_fkey" FOREIGN KEY ("inviter_id") REFERENCES "shopper"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shop_unit" ADD CONSTRAINT "shop_unit_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "shop_course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shop_course_enrolment" ADD CONSTRAINT "shop_course_enrolment_shopper_id_fkey" FOREIGN KEY ("shopper_id") REFERENCES "shopper"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shop_course_enrolment" ADD CONSTRAINT "shop_course_enrolment_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "shop_course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shop_order" ADD CONSTRAINT "shop_order_shopper_id_fkey" FOREIGN KEY ("shopper_id") REFERENCES "shopper"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shop_order" ADD CONSTRAINT "shop_order_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "shop_course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "income" ADD CONSTRAINT "income_shopper_id_fkey" FOREIGN KEY ("shopper_id") REFERENCES "shopper"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "income" ADD CONSTRAINT "income_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "shop_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "withdrawal" ADD CONSTRAINT "withdrawal_shopper_id_fkey" FOREIGN KEY ("shopper_id") REFERENCES "shopper"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shop_coupon" ADD CONSTRAINT "shop_coupon_shopper_id_fkey" FOREIGN KEY ("shopper_id") REFERENCES "shopper"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "student" ADD CONSTRAINT "student_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "student" ADD CONSTRAINT "student_cc_staff_id_fkey" FOREIGN KEY ("cc_staff_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "student" ADD CONSTRAINT "student_server_staff_id_fkey" FOREIGN KEY ("server_staff_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wanted_campus" ADD CONSTRAINT "wanted_campus_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wanted_campus" ADD CONSTRAINT "wanted_campus_campus_id_fkey" FOREIGN KEY ("campus_id") REFERENCES "campus"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mailing_address" ADD CONSTRAINT "mailing_address_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel" ADD CONSTRAINT "channel_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel_record" ADD CONSTRAINT "channel_record_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel_record" ADD CONSTRAINT "channel_record_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation" ADD CONSTRAINT "recommendation_inviter_id_fkey" FOREIGN KEY ("inviter_id") REFERENCES "student"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation" ADD CONSTRAINT "recommendation_invitee_id_fkey" FOREIGN KEY ("invitee_id") REFERENCES "student"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_course" ADD CONSTRAINT "review_course_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_course" ADD CONSTRAINT "review_course_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_course" ADD CONSTRAINT "review_course_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_offering_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offering"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_change" ADD CONSTRAINT "course_change_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_change" ADD CONSTRAINT "course_change_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_transfer" ADD CONSTRAINT "credit_transfer_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_transfer" ADD CONSTRAINT "credit_transfer_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

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
