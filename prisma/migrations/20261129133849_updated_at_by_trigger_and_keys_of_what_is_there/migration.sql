-- The database keeps updated_at, whoever writes: a default for new rows, and a trigger that puts in the time of the statement at every
-- update, whatever that says itself. test/guard/updated-at.test.ts finds tables without it.
CREATE FUNCTION "set_updated_at"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."updated_at" := statement_timestamp();
  RETURN NEW;
END $$;

DO $migration$
DECLARE
  target text;
BEGIN
  FOR target IN
    SELECT "table_name" FROM information_schema.columns
    WHERE "table_schema" = current_schema() AND "column_name" = 'updated_at' ORDER BY "table_name"
  LOOP
    EXECUTE format('ALTER TABLE %I ALTER COLUMN "updated_at" SET DEFAULT CURRENT_TIMESTAMP', target);
    EXECUTE format('CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION "set_updated_at"()', target);
  END LOOP;
END $migration$;

-- Names of campuses and codes of courses are unique among those that are not soft-deleted: another may take the name of one that is,
-- which then does not come back under it. Where several spellings of one name were there already (identifiers_in_one_form), all but one
-- of those that are active are left out again. Plain indexes take over what the unique ones did for filters and orders.
DO $migration$
DECLARE
  target record;
  others text;
BEGIN
  FOR target IN SELECT * FROM (VALUES ('campus', 'name'), ('course', 'code')) AS listed("table", "column")
  LOOP
    EXECUTE format('LOCK TABLE %I IN SHARE MODE', target."table");
    EXECUTE format('DROP INDEX %I', target."table" || '_' || target."column" || '_key');
    EXECUTE format('DROP INDEX %I', target."table" || '_' || target."column" || '_normal_form_key');
    EXECUTE format(
      'SELECT string_agg("id"::text, '','' ORDER BY "id") FROM (
         SELECT "id", row_number() OVER (PARTITION BY "normal_form"(%1$I) ORDER BY (%1$I = "normal_form"(%1$I)) DESC, "id") AS "place"
         FROM %2$I WHERE "active"
       ) ranked WHERE "place" > 1',
      target."column", target."table") INTO others;
    EXECUTE format('CREATE UNIQUE INDEX %I ON %I ("normal_form"(%I)) WHERE "active" %s',
      target."table" || '_' || target."column" || '_normal_form_key', target."table", target."column",
      CASE WHEN others IS NULL THEN '' ELSE format('AND "id" NOT IN (%s)', others) END);
    EXECUTE format('CREATE INDEX %I ON %I (%I)', target."table" || '_' || target."column" || '_idx', target."table", target."column");
  END LOOP;
END $migration$;
