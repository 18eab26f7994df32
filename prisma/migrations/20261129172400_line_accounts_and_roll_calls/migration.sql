-- CreateEnum
CREATE TYPE "group_request_status" AS ENUM ('WAITING', 'APPROVED', 'REJECTED');

-- CreateEnum
CREATE TYPE "group_role" AS ENUM ('MEMBER', 'MANAGER');

-- AlterTable
ALTER TABLE "follow" ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "member" ADD COLUMN     "college" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "gender" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "grade" INTEGER,
ADD COLUMN     "major" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "nick_name" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "pupil" ADD COLUMN     "line_id" VARCHAR(50);

-- AlterTable
ALTER TABLE "teacher" ADD COLUMN     "line_id" VARCHAR(50);

-- CreateTable
CREATE TABLE "roll_call_group" (
    "id" SERIAL NOT NULL,
    "code" TEXT,
    "name" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "roll_call_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "roll_call_group_member" (
    "id" SERIAL NOT NULL,
    "group_id" INTEGER NOT NULL,
    "member_id" INTEGER NOT NULL,
    "role" "group_role" NOT NULL DEFAULT 'MEMBER',
    "permissions" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "roll_call_group_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "roll_call_group_request" (
    "id" SERIAL NOT NULL,
    "member_id" INTEGER,
    "code" TEXT,
    "name" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '',
    "status" "group_request_status" NOT NULL DEFAULT 'WAITING',
    "reject_reason" TEXT NOT NULL DEFAULT '',
    "group_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "roll_call_group_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting" (
    "id" SERIAL NOT NULL,
    "group_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "begins_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "description" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_participant" (
    "id" SERIAL NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "member_id" INTEGER NOT NULL,
    "participated_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "meeting_participant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "roll_call" (
    "id" SERIAL NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "begins_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "roll_call_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "roll_call_attendance" (
    "id" SERIAL NOT NULL,
    "roll_call_id" INTEGER NOT NULL,
    "member_id" INTEGER NOT NULL,
    "signed_in_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "roll_call_attendance_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "roll_call_group_code_key" ON "roll_call_group"("code");

-- CreateIndex
CREATE INDEX "roll_call_group_member_member_id_group_id_idx" ON "roll_call_group_member"("member_id", "group_id");

-- CreateIndex
CREATE UNIQUE INDEX "roll_call_group_member_group_id_member_id_key" ON "roll_call_group_member"("group_id", "member_id");

-- CreateIndex
CREATE UNIQUE INDEX "roll_call_group_request_group_id_key" ON "roll_call_group_request"("group_id");

-- CreateIndex
CREATE INDEX "roll_call_group_request_member_id_idx" ON "roll_call_group_request"("member_id");

-- CreateIndex
CREATE INDEX "roll_call_group_request_status_id_idx" ON "roll_call_group_request"("status", "id");

-- CreateIndex
CREATE INDEX "roll_call_group_request_code_idx" ON "roll_call_group_request"("code");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_group_id_number_key" ON "meeting"("group_id", "number");

-- CreateIndex
CREATE INDEX "meeting_participant_member_id_idx" ON "meeting_participant"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_participant_meeting_id_member_id_key" ON "meeting_participant"("meeting_id", "member_id");

-- CreateIndex
CREATE UNIQUE INDEX "roll_call_meeting_id_number_key" ON "roll_call"("meeting_id", "number");

-- CreateIndex
CREATE INDEX "roll_call_attendance_member_id_idx" ON "roll_call_attendance"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "roll_call_attendance_roll_call_id_member_id_key" ON "roll_call_attendance"("roll_call_id", "member_id");

-- CreateIndex
CREATE INDEX "pupil_line_id_idx" ON "pupil"("line_id");

-- CreateIndex
CREATE UNIQUE INDEX "teacher_line_id_key" ON "teacher"("line_id");

-- AddForeignKey
ALTER TABLE "roll_call_group_member" ADD CONSTRAINT "roll_call_group_member_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "roll_call_group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roll_call_group_member" ADD CONSTRAINT "roll_call_group_member_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roll_call_group_request" ADD CONSTRAINT "roll_call_group_request_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roll_call_group_request" ADD CONSTRAINT "roll_call_group_request_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "roll_call_group"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "roll_call_group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_participant" ADD CONSTRAINT "meeting_participant_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_participant" ADD CONSTRAINT "meeting_participant_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roll_call" ADD CONSTRAINT "roll_call_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roll_call_attendance" ADD CONSTRAINT "roll_call_attendance_roll_call_id_fkey" FOREIGN KEY ("roll_call_id") REFERENCES "roll_call"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roll_call_attendance" ADD CONSTRAINT "roll_call_attendance_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Bounds; and texts that open an account are filled in.
ALTER TABLE "member" ADD CONSTRAINT "member_grade_not_negative" CHECK ("grade" >= 0);
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_number_positive" CHECK ("number" >= 1);
ALTER TABLE "roll_call" ADD CONSTRAINT "roll_call_number_positive" CHECK ("number" >= 1);
ALTER TABLE "teacher" ADD CONSTRAINT "teacher_line_id_not_empty" CHECK ("line_id" <> '');
ALTER TABLE "pupil" ADD CONSTRAINT "pupil_line_id_not_empty" CHECK ("line_id" <> '');

-- Codes of groups are compared by their normal form (identifiers_in_one_form). A request that was rejected gives its code free, and one
-- that was approved has handed it on to its group.
CREATE UNIQUE INDEX "roll_call_group_code_normal_form_key" ON "roll_call_group" ("normal_form"("code"));
CREATE UNIQUE INDEX "roll_call_group_request_code_normal_form_key" ON "roll_call_group_request" ("normal_form"("code"))
  WHERE "status" = 'WAITING';

-- updated_at is the database's (updated_at_by_trigger).
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "follow" FOR EACH ROW EXECUTE FUNCTION "set_updated_at"();
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "roll_call_group" FOR EACH ROW EXECUTE FUNCTION "set_updated_at"();
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "roll_call_group_member" FOR EACH ROW EXECUTE FUNCTION "set_updated_at"();
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "roll_call_group_request" FOR EACH ROW EXECUTE FUNCTION "set_updated_at"();
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "meeting" FOR EACH ROW EXECUTE FUNCTION "set_updated_at"();
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "roll_call" FOR EACH ROW EXECUTE FUNCTION "set_updated_at"();
