-- A session has a name that may be shown (its key opens rooms, and is not for forms), says when its person last proved who they
-- are, and whether it was opened by one click in a demonstration.
ALTER TABLE "session"
  ADD COLUMN "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  ADD COLUMN "proved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ADD COLUMN "is_demo" BOOLEAN NOT NULL DEFAULT false;
UPDATE "session" SET "proved_at" = "created_at";
ALTER TABLE "session" ALTER COLUMN "id" DROP DEFAULT;
CREATE UNIQUE INDEX "session_id_key" ON "session"("id");

-- Where a person has signed in before. Guesses from there are counted apart from those of strangers.
CREATE TYPE "proven_origin_kind" AS ENUM ('device', 'address');
CREATE TABLE "proven_origin" (
    "person_id" UUID NOT NULL,
    "kind" "proven_origin_kind" NOT NULL,
    "value" TEXT NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "proven_origin_pkey" PRIMARY KEY ("person_id","kind","value")
);
CREATE INDEX "proven_origin_last_at_idx" ON "proven_origin"("last_at");
ALTER TABLE "proven_origin" ADD CONSTRAINT "proven_origin_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Which budget a failed attempt was counted against; empty: that of strangers.
ALTER TABLE "failed_sign_in" RENAME COLUMN "email" TO "account";
ALTER TABLE "failed_sign_in" ADD COLUMN "origin" TEXT NOT NULL DEFAULT '';
DROP INDEX "failed_sign_in_email_at_idx";
CREATE INDEX "failed_sign_in_account_origin_at_idx" ON "failed_sign_in"("account", "origin", "at");
