-- An answer that was recorded in the wrong place is taken back, not deleted: it moves here, where nothing counts it, and is never
-- changed again.
CREATE TABLE "withdrawn_response" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "recipient_id" UUID NOT NULL,
    "submission_id" UUID,
    "round" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "department" TEXT NOT NULL,
    "responded_on" DATE NOT NULL,
    "is_fictional" BOOLEAN NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "withdrawn_by_id" UUID NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "withdrawn_response_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "withdrawn_response_request_id_recipient_id_idx" ON "withdrawn_response"("request_id", "recipient_id");

ALTER TABLE "withdrawn_response" ADD CONSTRAINT "withdrawn_response_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "policy_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "withdrawn_response" ADD CONSTRAINT "withdrawn_response_recipient_id_fkey" FOREIGN KEY ("recipient_id") REFERENCES "recipient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "withdrawn_response" ADD CONSTRAINT "withdrawn_response_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER withdrawn_response_append_only BEFORE UPDATE OR DELETE ON "withdrawn_response" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER withdrawn_response_no_truncate BEFORE TRUNCATE ON "withdrawn_response" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
