-- A body hands in one wish for each of its requests of last year, and has one draft of it. Both can be there: the bureau takes what
-- came by mail and may not know of the draft.
DROP INDEX "proposal_continues_once";
CREATE UNIQUE INDEX "proposal_continues_once" ON "proposal" ("cycle_id", "body_id", "previous_request_id", "state")
  WHERE "previous_request_id" IS NOT NULL AND "state" <> 'takenBack';
