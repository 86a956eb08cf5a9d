-- What a job is about stands apart from what its document is made of, which is large and only read to make it; the cycle and the
-- recipient are columns, so that a cycle's jobs are found by an index.
ALTER TABLE "job" ADD COLUMN "about" JSONB, ADD COLUMN "content" JSONB, ADD COLUMN "cycle_id" UUID, ADD COLUMN "recipient_id" UUID;

UPDATE "job" SET
  "about" = "input"->'about',
  "content" = "input"->'content',
  "cycle_id" = ("input" #>> '{about,cycleId}')::uuid,
  "recipient_id" = ("input" #>> '{about,recipient,id}')::uuid;

ALTER TABLE "job" ALTER COLUMN "about" SET NOT NULL, ALTER COLUMN "content" SET NOT NULL, ALTER COLUMN "cycle_id" SET NOT NULL;
ALTER TABLE "job" DROP COLUMN "input";

CREATE INDEX "job_cycle_id_kind_recipient_id_created_at_idx" ON "job"("cycle_id", "kind", "recipient_id", "created_at");
