-- CreateEnum
CREATE TYPE "outcome_standing" AS ENUM ('decided', 'proposed', 'sentBack');

-- AlterTable: what there is was decided by the bureau alone.
ALTER TABLE "proposal_outcome" ADD COLUMN     "committee_id" UUID,
ADD COLUMN     "meeting_id" UUID,
ADD COLUMN     "sent_back_reason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "standing" "outcome_standing" NOT NULL DEFAULT 'decided';

-- CreateIndex
CREATE INDEX "proposal_outcome_committee_id_standing_idx" ON "proposal_outcome"("committee_id", "standing");

-- CreateIndex
CREATE INDEX "proposal_outcome_meeting_id_idx" ON "proposal_outcome"("meeting_id");

-- AddForeignKey
ALTER TABLE "proposal_outcome" ADD CONSTRAINT "proposal_outcome_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_outcome" ADD CONSTRAINT "proposal_outcome_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
