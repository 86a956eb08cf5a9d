-- CreateTable
CREATE TABLE "document_author" (
    "request_id" UUID NOT NULL,
    "client_id" BIGINT NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "document_author_pkey" PRIMARY KEY ("request_id","client_id")
);

-- AddForeignKey
ALTER TABLE "document_author" ADD CONSTRAINT "document_author_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "policy_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;
