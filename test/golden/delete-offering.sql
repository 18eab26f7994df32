UPDATE "offering"
SET
  "active" = $1
WHERE
  (
    "offering"."id" = $2
    AND "offering"."active" = $3
  );
