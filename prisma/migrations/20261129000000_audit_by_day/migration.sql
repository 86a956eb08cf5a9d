-- The audit record is filtered by day.
CREATE INDEX "audit_event_at_idx" ON "audit_event"("at");
