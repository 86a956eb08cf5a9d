-- CreateTable
CREATE TABLE "proposal_attachment" (
    "id" UUID NOT NULL,
    "proposal_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "added_by_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "proposal_attachment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "proposal_attachment_file_id_key" ON "proposal_attachment"("file_id");

-- CreateIndex
CREATE INDEX "proposal_attachment_proposal_id_idx" ON "proposal_attachment"("proposal_id");

-- AddForeignKey
ALTER TABLE "proposal_attachment" ADD CONSTRAINT "proposal_attachment_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_attachment" ADD CONSTRAINT "proposal_attachment_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
