-- CreateEnum
CREATE TYPE "proposal_state" AS ENUM ('draft', 'handedIn', 'takenBack');

-- CreateEnum
CREATE TYPE "proposal_intent" AS ENUM ('new', 'strengthened', 'continued', 'finished');

-- CreateEnum
CREATE TYPE "outcome_kind" AS ENUM ('newRequest', 'intoRequest', 'passedOn', 'notTakenUp');

-- CreateTable
CREATE TABLE "call" (
    "cycle_id" UUID NOT NULL,
    "guidance" TEXT NOT NULL,
    "opens_on" DATE NOT NULL,
    "due_on" DATE NOT NULL,
    "consolidated_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "call_pkey" PRIMARY KEY ("cycle_id")
);

-- CreateTable
CREATE TABLE "call_body" (
    "cycle_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "due_on" DATE,

    CONSTRAINT "call_body_pkey" PRIMARY KEY ("cycle_id","body_id")
);

-- CreateTable
CREATE TABLE "proposal" (
    "id" UUID NOT NULL,
    "cycle_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "state" "proposal_state" NOT NULL DEFAULT 'draft',
    "number" INTEGER,
    "intent" "proposal_intent" NOT NULL,
    "title" TEXT NOT NULL,
    "situation" TEXT NOT NULL DEFAULT '',
    "demand" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '',
    "addressed_to" TEXT NOT NULL DEFAULT '',
    "is_urgent" BOOLEAN NOT NULL DEFAULT false,
    "is_typed" BOOLEAN NOT NULL DEFAULT false,
    "is_late" BOOLEAN NOT NULL DEFAULT false,
    "previous_request_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "handed_in_at" TIMESTAMPTZ(3),

    CONSTRAINT "proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "proposal_outcome" (
    "id" UUID NOT NULL,
    "proposal_id" UUID NOT NULL,
    "kind" "outcome_kind" NOT NULL,
    "request_id" UUID,
    "addressee" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '',
    "has_named_body" BOOLEAN NOT NULL DEFAULT false,
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "proposal_outcome_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "call_body_body_id_idx" ON "call_body"("body_id");

-- CreateIndex
CREATE INDEX "proposal_cycle_id_body_id_id_idx" ON "proposal"("cycle_id", "body_id", "id");

-- CreateIndex
CREATE INDEX "proposal_body_id_idx" ON "proposal"("body_id");

-- CreateIndex
CREATE INDEX "proposal_previous_request_id_idx" ON "proposal"("previous_request_id");

-- CreateIndex
CREATE UNIQUE INDEX "proposal_cycle_id_number_key" ON "proposal"("cycle_id", "number");

-- CreateIndex
CREATE INDEX "proposal_outcome_request_id_idx" ON "proposal_outcome"("request_id");

-- CreateIndex
CREATE UNIQUE INDEX "proposal_outcome_proposal_id_request_id_key" ON "proposal_outcome"("proposal_id", "request_id");

-- AddForeignKey
ALTER TABLE "call" ADD CONSTRAINT "call_cycle_id_fkey" FOREIGN KEY ("cycle_id") REFERENCES "cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_body" ADD CONSTRAINT "call_body_cycle_id_fkey" FOREIGN KEY ("cycle_id") REFERENCES "call"("cycle_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_body" ADD CONSTRAINT "call_body_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_cycle_id_fkey" FOREIGN KEY ("cycle_id") REFERENCES "cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_previous_request_id_fkey" FOREIGN KEY ("previous_request_id") REFERENCES "policy_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_outcome" ADD CONSTRAINT "proposal_outcome_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_outcome" ADD CONSTRAINT "proposal_outcome_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "policy_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- A body carries on each of last year's requests once: 「今年も継続」 pressed twice makes one wish.
CREATE UNIQUE INDEX "proposal_continues_once" ON "proposal" ("cycle_id", "body_id", "previous_request_id") WHERE "previous_request_id" IS NOT NULL AND "state" <> 'takenBack';
