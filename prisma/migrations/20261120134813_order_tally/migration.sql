-- CreateTable
CREATE TABLE "order_tally" (
    "id" BIGSERIAL NOT NULL,
    "status" "order_status" NOT NULL,
    "currency" "currency",
    "payment" "payment_way",
    "delta" INTEGER NOT NULL,

    CONSTRAINT "order_tally_pkey" PRIMARY KEY ("id")
);

-- Appends how many orders of each kind a statement has made or taken away; see model OrderTally. The search path is that
-- of the gateway, whoever writes.
CREATE FUNCTION "keep_order_tally"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "order_tally" ("status", "currency", "payment", "delta")
    SELECT "status", "currency", "payment", count(*) FROM added GROUP BY "status", "currency", "payment";
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO "order_tally" ("status", "currency", "payment", "delta")
    SELECT "status", "currency", "payment", -count(*) FROM removed GROUP BY "status", "currency", "payment";
  ELSIF TG_OP = 'UPDATE' THEN
    INSERT INTO "order_tally" ("status", "currency", "payment", "delta")
    SELECT "status", "currency", "payment", sum("delta")
    FROM (
      SELECT "status", "currency", "payment", 1 AS "delta" FROM added
      UNION ALL SELECT "status", "currency", "payment", -1 FROM removed
    ) changed
    GROUP BY "status", "currency", "payment" HAVING sum("delta") <> 0;
  ELSE
    TRUNCATE "order_tally";
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "order_tally_insert" AFTER INSERT ON "orders"
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "keep_order_tally"();
CREATE TRIGGER "order_tally_update" AFTER UPDATE ON "orders"
REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "keep_order_tally"();
CREATE TRIGGER "order_tally_delete" AFTER DELETE ON "orders"
REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION "keep_order_tally"();
CREATE TRIGGER "order_tally_truncate" AFTER TRUNCATE ON "orders"
FOR EACH STATEMENT EXECUTE FUNCTION "keep_order_tally"();

-- From here on nobody else writes orders before this migration is committed: the triggers have locked the table.
INSERT INTO "order_tally" ("status", "currency", "payment", "delta")
SELECT "status", "currency", "payment", count(*) FROM "orders" GROUP BY "status", "currency", "payment";
