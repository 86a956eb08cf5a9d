-- Work goes into one cycle at a time. Where several were made current at once, the newest stays: it is the one that was shown.
UPDATE "cycle" SET "is_current" = false
WHERE "is_current" AND "target_fiscal_year" < (SELECT max("target_fiscal_year") FROM "cycle" WHERE "is_current");

-- Prisma's schema cannot say "unique among those that are current".
CREATE UNIQUE INDEX "cycle_one_current" ON "cycle" ("is_current") WHERE "is_current";
