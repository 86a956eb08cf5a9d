-- The last sign of life of the process that works on a job: another process takes up only what nobody works on any more.
ALTER TABLE "job" ADD COLUMN "alive_at" TIMESTAMPTZ(3);
