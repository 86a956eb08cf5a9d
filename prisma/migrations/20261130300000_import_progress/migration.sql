-- CreateEnum
CREATE TYPE "import_state" AS ENUM ('reading', 'read', 'taking', 'taken');

-- AlterTable
ALTER TABLE "proposal_import" ADD COLUMN "state" "import_state" NOT NULL DEFAULT 'read',
ADD COLUMN "done" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "total" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "alive_at" TIMESTAMPTZ(3),
ADD COLUMN "asked" JSONB,
ADD COLUMN "refusal" JSONB,
ADD COLUMN "taken" JSONB;

-- What stands there was read before it was stored; from now on it is stored before it is read.
ALTER TABLE "proposal_import" ALTER COLUMN "state" SET DEFAULT 'reading';

-- CreateTable
CREATE TABLE "proposal_import_file" (
    "import_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "proposal_import_file_pkey" PRIMARY KEY ("import_id","place")
);

-- AddForeignKey
ALTER TABLE "proposal_import_file" ADD CONSTRAINT "proposal_import_file_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "proposal_import"("id") ON DELETE CASCADE ON UPDATE CASCADE;
