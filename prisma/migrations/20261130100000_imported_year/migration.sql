-- AlterEnum
ALTER TYPE "revision_reason" ADD VALUE 'imported';

-- AlterTable
ALTER TABLE "policy_request" ADD COLUMN "imported_from" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "year_import" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "year_import_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "year_import_person_id_idx" ON "year_import"("person_id");

-- CreateIndex
CREATE INDEX "year_import_created_at_idx" ON "year_import"("created_at");

-- AddForeignKey
ALTER TABLE "year_import" ADD CONSTRAINT "year_import_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
