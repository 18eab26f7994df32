UPDATE "offering"
SET
  "active" = $1,
  "updated_at" = $2
WHERE
  (
    "offering"."id" = $3
    AND "offering"."active" = $4
  );
