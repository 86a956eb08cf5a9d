-- Which requests of a year go to a recipient stands in the index itself: their rows lie apart, one on each page.
DROP INDEX "policy_request_recipient_recipient_id_cycle_id_idx";
CREATE INDEX "policy_request_recipient_recipient_id_cycle_id_request_id_idx" ON "policy_request_recipient" ("recipient_id", "cycle_id", "request_id");

-- Of what is awaited only the years in which something is.
CREATE INDEX "answer_tally_open" ON "answer_tally" ("cycle_id", "recipient_id") WHERE "open_submitted" > 0;
