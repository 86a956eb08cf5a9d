-- What a body decides on is more than title and text: kind, priority, SDG tags and recipients belong to it ("substanceOf" in
-- app/domain/revision.ts). The hash of every stored revision is made anew from its own content, which does not change.
ALTER TABLE "revision" RENAME COLUMN "text_sha256" TO "substance_sha256";

-- JSON with sorted keys and no spaces: the same string as "canonicalJson" in app/domain/revision.ts.
CREATE FUNCTION canonical_json(value jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE jsonb_typeof(value)
    WHEN 'object' THEN (
      SELECT '{' || coalesce(string_agg(to_json(key)::text || ':' || canonical_json(item), ',' ORDER BY key COLLATE "C"), '') || '}'
      FROM jsonb_each(value) AS entry(key, item))
    WHEN 'array' THEN (
      SELECT '[' || coalesce(string_agg(canonical_json(item), ',' ORDER BY place), '') || ']'
      FROM jsonb_array_elements(value) WITH ORDINALITY AS entry(item, place))
    ELSE value::text
  END
$$;

ALTER TABLE "revision" DISABLE TRIGGER revision_append_only;
UPDATE "revision" SET "substance_sha256" = encode(sha256(convert_to(canonical_json(jsonb_build_object(
  'title', content->'title',
  'document', content->'document',
  'kind', content->'kind',
  'isPriority', content->'isPriority',
  'sdgTargets', (
    SELECT coalesce(jsonb_agg(code ORDER BY code COLLATE "C"), '[]'::jsonb)
    FROM jsonb_array_elements_text(content->'sdgTargets') AS code),
  'noSdgReason', content->'noSdgReason',
  'priorityAreas', (
    SELECT coalesce(jsonb_agg(area ORDER BY area::int), '[]'::jsonb)
    FROM jsonb_array_elements(content->'priorityAreas') AS area),
  'recipients', (
    SELECT coalesce(jsonb_agg(recipient->'lgCode' ORDER BY recipient->>'lgCode' COLLATE "C"), '[]'::jsonb)
    FROM jsonb_array_elements(content->'recipients') AS recipient)
)), 'UTF8')), 'hex');
ALTER TABLE "revision" ENABLE TRIGGER revision_append_only;

DROP FUNCTION canonical_json(jsonb);

-- A confirmation that is still waiting for the agenda was given to title and text only: it is asked for again.
ALTER TABLE "policy_request" RENAME COLUMN "confirmed_text_sha256" TO "confirmed_substance_sha256";
UPDATE "policy_request" SET "confirmed_substance_sha256" = NULL WHERE "confirmed_substance_sha256" IS NOT NULL;
