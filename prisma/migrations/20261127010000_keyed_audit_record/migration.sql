-- Records are sealed with a key that is not in the database; those from before have no key and keep their plain SHA-256.
ALTER TABLE "audit_event" ADD COLUMN "key_id" TEXT;
