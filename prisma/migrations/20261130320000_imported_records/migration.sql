-- AlterTable
ALTER TABLE "proposal" ADD COLUMN "imported_from" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "response" ADD COLUMN "imported_from" TEXT NOT NULL DEFAULT '';
