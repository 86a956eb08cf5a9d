-- A wish that was passed on: when it was handed to the addressee, and what the addressee answered.
ALTER TABLE "proposal_outcome" ADD COLUMN "handed_over_on" DATE;
ALTER TABLE "proposal_outcome" ADD COLUMN "reply" TEXT NOT NULL DEFAULT '';
