-- CreateEnum
CREATE TYPE "import_outcome" AS ENUM ('WRITTEN', 'MERGED', 'SET_ASIDE');

-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "expires" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "imported_row" (
    "system" VARCHAR(32) NOT NULL,
    "table" VARCHAR(64) NOT NULL,
    "old_id" VARCHAR(191) NOT NULL,
    "entity" VARCHAR(64) NOT NULL,
    "part" VARCHAR(64) NOT NULL DEFAULT '',
    "id" INTEGER,
    "outcome" "import_outcome" NOT NULL,
    "lead" BOOLEAN NOT NULL DEFAULT true,
    "source_hash" BIGINT,
    "columns_id" INTEGER,
    "written" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "notes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "conflicts" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "imported_row_pkey" PRIMARY KEY ("system","table","old_id","entity","part")
);

-- CreateTable
CREATE TABLE "imported_columns" (
    "id" SERIAL NOT NULL,
    "fields" TEXT[],

    CONSTRAINT "imported_columns_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_progress" (
    "system" VARCHAR(32) NOT NULL,
    "step" VARCHAR(96) NOT NULL,
    "cursor" TEXT,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "done" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "import_progress_pkey" PRIMARY KEY ("system","step")
);

-- CreateTable
CREATE TABLE "import_run" (
    "id" SERIAL NOT NULL,
    "options" JSONB NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_run_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "imported_row_entity_id_idx" ON "imported_row"("entity", "id");

-- CreateIndex
CREATE UNIQUE INDEX "imported_columns_fields_key" ON "imported_columns"("fields");

-- An import brings the time at which the old system saved a row; a session that says so keeps it.
CREATE OR REPLACE FUNCTION "set_updated_at"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('campus.keeps_updated_at', true) IS DISTINCT FROM 'on' THEN
    NEW."updated_at" := statement_timestamp();
  END IF;
  RETURN NEW;
END $$;
