-- One normal form of what names something, so that no two spellings of it name two things: compatibility characters (full-width
-- digits) as the ones they stand for, nothing invisible, no blanks at the ends, upper case. What is stored stays as it was given;
-- the form is what the unique indexes below compare, and lookups. src/core/text/normal-form.ts says the same for texts that are
-- not in the database.
DO $migration$
BEGIN
  IF getdatabaseencoding() = 'UTF8' THEN
    CREATE FUNCTION "normal_form"(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
      SELECT normalize(upper(btrim(translate(normalize($1, NFKC),
        E'\u00AD\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\uFEFF', ''),
        E' \t\n\v\f\r\u0085\u1680\u2028\u2029')), NFKC)
    $$;
  ELSE
    -- Other encodings know no normalisation.
    CREATE FUNCTION "normal_form"(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
      SELECT upper(btrim($1, E' \t\n\v\f\r'))
    $$;
  END IF;
END $migration$;

-- A unique index on the form. Where rows in several spellings exist already, all but one of each are left out of it, and stay as
-- they are: a person has to say which of them is right. Nothing new can take the form, as the one that is in holds it.
DO $migration$
DECLARE
  target record;
  others text;
BEGIN
  FOR target IN
    SELECT * FROM (VALUES
      ('account', 'username', '"realm", '),
      ('student', 'id_number', ''),
      ('student', 'student_number', ''),
      ('course', 'code', ''),
      ('coupon', 'code', ''),
      ('shop_coupon', 'code', ''),
      ('shopper', 'invite_code', ''),
      ('campus', 'name', '')
    ) AS listed("table", "column", "scope")
  LOOP
    EXECUTE format('LOCK TABLE %I IN SHARE MODE', target."table");
    EXECUTE format(
      'SELECT string_agg("id"::text, '','' ORDER BY "id") FROM (
         SELECT "id", row_number() OVER (PARTITION BY %2$s "normal_form"(%1$I) ORDER BY (%1$I = "normal_form"(%1$I)) DESC, "id") AS "place"
         FROM %3$I WHERE %1$I IS NOT NULL
       ) ranked WHERE "place" > 1',
      target."column", target."scope", target."table") INTO others;
    EXECUTE format('CREATE UNIQUE INDEX %I ON %I (%s "normal_form"(%I)) %s',
      target."table" || '_' || target."column" || '_normal_form_key', target."table", target."scope", target."column",
      CASE WHEN others IS NULL THEN '' ELSE format('WHERE "id" NOT IN (%s)', others) END);
    IF others IS NOT NULL THEN
      -- Lookups find those that were left out, too.
      EXECUTE format('CREATE INDEX %I ON %I (%s "normal_form"(%I))',
        target."table" || '_' || target."column" || '_normal_form_idx', target."table", target."scope", target."column");
      RAISE WARNING 'The same % in several spellings: rows % of "%" are left as they are.', target."column", others, target."table";
    END IF;
  END LOOP;
END $migration$;
