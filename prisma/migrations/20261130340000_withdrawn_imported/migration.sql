-- An answer that was read from a file and is taken back keeps where it came from.
ALTER TABLE "withdrawn_response" ADD COLUMN "imported_from" TEXT NOT NULL DEFAULT '';
