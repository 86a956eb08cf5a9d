-- CreateEnum
CREATE TYPE "carry_over_kind" AS ENUM ('continued', 'strengthened', 'finished');

-- CreateTable
CREATE TABLE "carry_over" (
    "cycle_id" UUID NOT NULL,
    "previous_request_id" UUID NOT NULL,
    "kind" "carry_over_kind" NOT NULL,
    "request_id" UUID,
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "carry_over_pkey" PRIMARY KEY ("cycle_id","previous_request_id"),
    -- What ends has no successor, and nothing else is without one.
    CONSTRAINT "carry_over_made" CHECK (("kind" = 'finished') = ("request_id" IS NULL))
);

-- CreateIndex
CREATE UNIQUE INDEX "carry_over_request_id_key" ON "carry_over"("request_id");

-- CreateIndex
CREATE INDEX "carry_over_previous_request_id_idx" ON "carry_over"("previous_request_id");

-- AddForeignKey
ALTER TABLE "carry_over" ADD CONSTRAINT "carry_over_cycle_id_fkey" FOREIGN KEY ("cycle_id") REFERENCES "cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "carry_over" ADD CONSTRAINT "carry_over_previous_request_id_fkey" FOREIGN KEY ("previous_request_id") REFERENCES "policy_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "carry_over" ADD CONSTRAINT "carry_over_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "policy_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;
