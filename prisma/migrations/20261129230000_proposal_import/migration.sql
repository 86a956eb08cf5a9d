-- AlterTable
ALTER TABLE "proposal" ADD COLUMN "sheet_hash" TEXT,
ADD COLUMN "sheet_key" TEXT;

-- CreateTable
CREATE TABLE "proposal_import" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "proposal_import_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "proposal_import_person_id_idx" ON "proposal_import"("person_id");

-- CreateIndex
CREATE INDEX "proposal_import_created_at_idx" ON "proposal_import"("created_at");

-- AddForeignKey
ALTER TABLE "proposal_import" ADD CONSTRAINT "proposal_import_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
