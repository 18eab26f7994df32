-- AlterTable
ALTER TABLE "student" ALTER COLUMN "intention" SET DEFAULT 0;
