-- AlterTable
ALTER TABLE "call_body" ADD COLUMN "is_asked" BOOLEAN NOT NULL DEFAULT true;
