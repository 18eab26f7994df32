-- CreateTable
CREATE TABLE "student_tally" (
    "id" BIGSERIAL NOT NULL,
    "status" "student_status" NOT NULL,
    "delta" INTEGER NOT NULL,

    CONSTRAINT "student_tally_pkey" PRIMARY KEY ("id")
);

-- For students what 20261120134813_order_tally does for orders.
CREATE FUNCTION "keep_student_tally"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "student_tally" ("status", "delta") SELECT "status", count(*) FROM added GROUP BY "status";
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO "student_tally" ("status", "delta") SELECT "status", -count(*) FROM removed GROUP BY "status";
  ELSIF TG_OP = 'UPDATE' THEN
    INSERT INTO "student_tally" ("status", "delta")
    SELECT "status", sum("delta") FROM (SELECT "status", 1 AS "delta" FROM added UNION ALL SELECT "status", -1 FROM removed) changed
    GROUP BY "status" HAVING sum("delta") <> 0;
  ELSE
    TRUNCATE "student_tally";
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "student_tally_insert" AFTER INSERT ON "student"
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "keep_student_tally"();
CREATE TRIGGER "student_tally_update" AFTER UPDATE ON "student"
REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "keep_student_tally"();
CREATE TRIGGER "student_tally_delete" AFTER DELETE ON "student"
REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION "keep_student_tally"();
CREATE TRIGGER "student_tally_truncate" AFTER TRUNCATE ON "student"
FOR EACH STATEMENT EXECUTE FUNCTION "keep_student_tally"();

INSERT INTO "student_tally" ("status", "delta") SELECT "status", count(*) FROM "student" GROUP BY "status";
