-- Who is a member of staff stands in the key alone. What a client gave is kept where the key doesn't say it: ids that are nobody's,
-- user names, other texts; never -1 or an empty text for nobody. Clients read what they read before: the text, else the key's id.
-- The rows are not changed for anybody, so their updated_at stays.
ALTER TABLE "department" ALTER COLUMN "leader_id" DROP NOT NULL, ALTER COLUMN "leader_id" DROP DEFAULT, DISABLE TRIGGER "set_updated_at";
UPDATE "department" SET "leader_id" = NULL WHERE "leader_id" = coalesce("leader_staff_id"::text, '');
ALTER TABLE "department" ENABLE TRIGGER "set_updated_at";

-- The name that was given beside the id of a member of staff was never shown.
ALTER TABLE "staff" ALTER COLUMN "leader_id" DROP NOT NULL, ALTER COLUMN "leader_id" DROP DEFAULT, DISABLE TRIGGER "set_updated_at";
UPDATE "staff" SET "leader_id" = NULL WHERE "leader_id" = coalesce("superior_id", -1);
UPDATE "staff" SET "leader_name" = '' WHERE "superior_id" IS NOT NULL AND "leader_name" <> '';
ALTER TABLE "staff" ENABLE TRIGGER "set_updated_at";

ALTER TABLE "student" DISABLE TRIGGER "set_updated_at";
UPDATE "student" SET "cc" = NULL WHERE "cc" = "cc_staff_id"::text;
UPDATE "student" SET "server" = NULL WHERE "server" = "server_staff_id"::text;
ALTER TABLE "student" ENABLE TRIGGER "set_updated_at";

-- Whoever is named by key alone is not lost by a deletion: a member of staff with students, subordinates or a department stays.
ALTER TABLE "department" DROP CONSTRAINT "department_leader_staff_id_fkey";
ALTER TABLE "staff" DROP CONSTRAINT "staff_superior_id_fkey";
ALTER TABLE "student" DROP CONSTRAINT "student_cc_staff_id_fkey";
ALTER TABLE "student" DROP CONSTRAINT "student_server_staff_id_fkey";
ALTER TABLE "department" ADD CONSTRAINT "department_leader_staff_id_fkey" FOREIGN KEY ("leader_staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "staff" ADD CONSTRAINT "staff_superior_id_fkey" FOREIGN KEY ("superior_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "student" ADD CONSTRAINT "student_cc_staff_id_fkey" FOREIGN KEY ("cc_staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "student" ADD CONSTRAINT "student_server_staff_id_fkey" FOREIGN KEY ("server_staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The filter on a student's cc compares what is shown.
DROP INDEX "student_cc_idx";
CREATE INDEX "student_cc_shown_idx" ON "student" ((coalesce("cc", "cc_staff_id"::text)));

-- Tables of one page or two, which no plan reads by an index.
DROP INDEX "department_name_idx";
DROP INDEX "menu_url_idx";
DROP INDEX "payment_account_payment_currency_idx";
DROP INDEX "role_name_idx";
-- Nobody asks for what it holds.
DROP INDEX "offering_code_idx";
DROP INDEX "wechat_identity_unionid_idx";
-- A student's few enrolments are found by (student_id, offering_id), which is also what the planner takes.
DROP INDEX "enrolment_student_id_course_code_idx";
