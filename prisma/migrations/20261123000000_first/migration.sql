-- CreateEnum
CREATE TYPE "locale" AS ENUM ('ja', 'en');

-- CreateEnum
CREATE TYPE "one_time_link_purpose" AS ENUM ('firstAdministrator', 'invitation', 'newPassword');

-- CreateEnum
CREATE TYPE "body_kind" AS ENUM ('committee', 'coordinationCommittee', 'executiveCommittee', 'centralCommittee', 'officersMeeting', 'bureau', 'affiliate', 'chapter', 'partner');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('committeeMember', 'committeeChair', 'committeeSecretary', 'adviser', 'proposer', 'bureau', 'centralSecretariat', 'centralMember', 'responseStaff', 'viewer', 'admin');

-- CreateEnum
CREATE TYPE "cycle_phase_kind" AS ENUM ('collect', 'deliberate', 'decide', 'submit', 'answer', 'review');

-- CreateEnum
CREATE TYPE "recipient_kind" AS ENUM ('prefecture', 'municipality', 'assembly', 'nationalOffice');

-- CreateEnum
CREATE TYPE "request_state" AS ENUM ('drafting', 'inCommittee', 'committeeApproved', 'consolidating', 'onCentralAgenda', 'adopted', 'submitted', 'closed', 'rejected', 'withdrawn', 'merged');

-- CreateEnum
CREATE TYPE "policy_request_kind" AS ENUM ('new', 'continued', 'strengthened');

-- CreateEnum
CREATE TYPE "revision_reason" AS ENUM ('committeeApproval', 'centralAgenda', 'amendment');

-- CreateEnum
CREATE TYPE "meeting_form" AS ENUM ('sitting', 'circular');

-- CreateEnum
CREATE TYPE "decision_outcome" AS ENUM ('approve', 'approveAsAmended', 'continue', 'return', 'reject');

-- CreateEnum
CREATE TYPE "evaluation_code" AS ENUM ('realized', 'partial', 'ongoing', 'difficult', 'unclear');

-- CreateEnum
CREATE TYPE "next_action" AS ENUM ('continue', 'strengthen', 'finish', 'withdraw');

-- CreateEnum
CREATE TYPE "job_kind" AS ENUM ('book', 'package');

-- CreateEnum
CREATE TYPE "job_state" AS ENUM ('waiting', 'running', 'finished', 'failed');

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kana" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL,
    "password_hash" TEXT,
    "locale" "locale" NOT NULL DEFAULT 'ja',
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "token_hash" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "user_agent" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "session_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "one_time_link" (
    "token_hash" TEXT NOT NULL,
    "purpose" "one_time_link_purpose" NOT NULL,
    "person_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "one_time_link_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "failed_sign_in" (
    "id" BIGSERIAL NOT NULL,
    "email" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "failed_sign_in_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "body" (
    "id" UUID NOT NULL,
    "kind" "body_kind" NOT NULL,
    "name_ja" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "number" INTEGER,
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "key" TEXT,

    CONSTRAINT "body_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cycle" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "work_year" INTEGER NOT NULL,
    "target_fiscal_year" INTEGER NOT NULL,
    "is_current" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "cycle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cycle_phase" (
    "id" UUID NOT NULL,
    "cycle_id" UUID NOT NULL,
    "kind" "cycle_phase_kind" NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,

    CONSTRAINT "cycle_phase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pillar" (
    "id" UUID NOT NULL,
    "cycle_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "purpose" TEXT NOT NULL DEFAULT '',
    "sort_order" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "pillar_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recipient" (
    "id" UUID NOT NULL,
    "kind" "recipient_kind" NOT NULL,
    "lg_code" TEXT NOT NULL,
    "name_ja" TEXT NOT NULL,
    "kana" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "region" TEXT NOT NULL DEFAULT '',
    "municipality" TEXT NOT NULL DEFAULT '',
    "head_title" TEXT NOT NULL,
    "assembly" TEXT NOT NULL,
    "sort_order" INTEGER NOT NULL,

    CONSTRAINT "recipient_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_request" (
    "id" UUID NOT NULL,
    "cycle_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "state" "request_state" NOT NULL DEFAULT 'drafting',
    "title" TEXT NOT NULL,
    "kind" "policy_request_kind" NOT NULL,
    "is_priority" BOOLEAN NOT NULL DEFAULT false,
    "pillar_id" UUID,
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "no_sdg_reason" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "approved_revision_id" UUID,
    "confirmed_text_sha256" TEXT,
    "agenda_revision_id" UUID,
    "adopted_revision_id" UUID,
    "merged_into_id" UUID,
    "previous_request_id" UUID,
    "is_fictional" BOOLEAN NOT NULL DEFAULT false,
    "key" TEXT,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "policy_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_request_sdg_target" (
    "request_id" UUID NOT NULL,
    "target_code" TEXT NOT NULL,

    CONSTRAINT "policy_request_sdg_target_pkey" PRIMARY KEY ("request_id","target_code")
);

-- CreateTable
CREATE TABLE "policy_request_priority_area" (
    "request_id" UUID NOT NULL,
    "area" INTEGER NOT NULL,

    CONSTRAINT "policy_request_priority_area_pkey" PRIMARY KEY ("request_id","area")
);

-- CreateTable
CREATE TABLE "policy_request_recipient" (
    "request_id" UUID NOT NULL,
    "recipient_id" UUID NOT NULL,
    "no_response_at" TIMESTAMPTZ(3),

    CONSTRAINT "policy_request_recipient_pkey" PRIMARY KEY ("request_id","recipient_id")
);

-- CreateTable
CREATE TABLE "policy_request_proposer" (
    "request_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,

    CONSTRAINT "policy_request_proposer_pkey" PRIMARY KEY ("request_id","body_id")
);

-- CreateTable
CREATE TABLE "document_update" (
    "id" BIGSERIAL NOT NULL,
    "request_id" UUID NOT NULL,
    "bytes" BYTEA NOT NULL,
    "person_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "document_update_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document_snapshot" (
    "request_id" UUID NOT NULL,
    "up_to_id" BIGINT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "schema_version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "document_snapshot_pkey" PRIMARY KEY ("request_id")
);

-- CreateTable
CREATE TABLE "revision" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "reason" "revision_reason" NOT NULL,
    "content" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "text_sha256" TEXT NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting" (
    "id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "cycle_id" UUID NOT NULL,
    "held_on" DATE NOT NULL,
    "form" "meeting_form" NOT NULL,
    "eligible" INTEGER NOT NULL,
    "present" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "outcome" "decision_outcome" NOT NULL,
    "votes_for" INTEGER NOT NULL,
    "votes_against" INTEGER NOT NULL,
    "abstentions" INTEGER NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stored_file" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submission" (
    "id" UUID NOT NULL,
    "cycle_id" UUID NOT NULL,
    "recipient_id" UUID NOT NULL,
    "document_number" TEXT NOT NULL,
    "submitted_on" DATE NOT NULL,
    "place" TEXT NOT NULL DEFAULT '',
    "handed_by" TEXT NOT NULL DEFAULT '',
    "file_id" UUID NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submission_item" (
    "submission_id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,

    CONSTRAINT "submission_item_pkey" PRIMARY KEY ("submission_id","request_id")
);

-- CreateTable
CREATE TABLE "response" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "recipient_id" UUID NOT NULL,
    "submission_id" UUID,
    "round" INTEGER NOT NULL DEFAULT 1,
    "text" TEXT NOT NULL,
    "department" TEXT NOT NULL,
    "responded_on" DATE NOT NULL,
    "is_fictional" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "response_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation" (
    "response_id" UUID NOT NULL,
    "code" "evaluation_code" NOT NULL,
    "reason" TEXT NOT NULL,
    "next_action" "next_action",
    "evaluated_by_id" UUID NOT NULL,
    "evaluated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_by_id" UUID,
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "evaluation_pkey" PRIMARY KEY ("response_id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "person_id" UUID,
    "person_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "details" JSONB NOT NULL,
    "previous_sha256" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "form_receipt" (
    "key" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "result_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "form_receipt_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "job" (
    "id" UUID NOT NULL,
    "kind" "job_kind" NOT NULL,
    "input" JSONB NOT NULL,
    "state" "job_state" NOT NULL DEFAULT 'waiting',
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT NOT NULL DEFAULT '',
    "file_id" UUID,
    "requested_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE INDEX "session_person_id_idx" ON "session"("person_id");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- CreateIndex
CREATE INDEX "failed_sign_in_email_at_idx" ON "failed_sign_in"("email", "at");

-- CreateIndex
CREATE INDEX "failed_sign_in_address_at_idx" ON "failed_sign_in"("address", "at");

-- CreateIndex
CREATE UNIQUE INDEX "body_key_key" ON "body"("key");

-- CreateIndex
CREATE INDEX "membership_body_id_idx" ON "membership"("body_id");

-- CreateIndex
CREATE UNIQUE INDEX "membership_person_id_body_id_role_starts_on_key" ON "membership"("person_id", "body_id", "role", "starts_on");

-- CreateIndex
CREATE UNIQUE INDEX "cycle_target_fiscal_year_key" ON "cycle"("target_fiscal_year");

-- CreateIndex
CREATE UNIQUE INDEX "cycle_phase_cycle_id_kind_key" ON "cycle_phase"("cycle_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "pillar_cycle_id_body_id_title_key" ON "pillar"("cycle_id", "body_id", "title");

-- CreateIndex
CREATE UNIQUE INDEX "recipient_lg_code_key" ON "recipient"("lg_code");

-- CreateIndex
CREATE UNIQUE INDEX "policy_request_approved_revision_id_key" ON "policy_request"("approved_revision_id");

-- CreateIndex
CREATE UNIQUE INDEX "policy_request_key_key" ON "policy_request"("key");

-- CreateIndex
CREATE INDEX "policy_request_cycle_id_state_idx" ON "policy_request"("cycle_id", "state");

-- CreateIndex
CREATE INDEX "policy_request_body_id_state_idx" ON "policy_request"("body_id", "state");

-- CreateIndex
CREATE INDEX "policy_request_previous_request_id_idx" ON "policy_request"("previous_request_id");

-- CreateIndex
CREATE INDEX "policy_request_merged_into_id_idx" ON "policy_request"("merged_into_id");

-- CreateIndex
CREATE INDEX "policy_request_pillar_id_idx" ON "policy_request"("pillar_id");

-- CreateIndex
CREATE UNIQUE INDEX "policy_request_cycle_id_body_id_number_key" ON "policy_request"("cycle_id", "body_id", "number");

-- CreateIndex
CREATE INDEX "policy_request_sdg_target_target_code_idx" ON "policy_request_sdg_target"("target_code");

-- CreateIndex
CREATE INDEX "policy_request_recipient_recipient_id_idx" ON "policy_request_recipient"("recipient_id");

-- CreateIndex
CREATE INDEX "policy_request_proposer_body_id_idx" ON "policy_request_proposer"("body_id");

-- CreateIndex
CREATE INDEX "document_update_request_id_id_idx" ON "document_update"("request_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "revision_request_id_number_key" ON "revision"("request_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_body_id_held_on_form_key" ON "meeting"("body_id", "held_on", "form");

-- CreateIndex
CREATE INDEX "decision_request_id_idx" ON "decision"("request_id");

-- CreateIndex
CREATE INDEX "decision_meeting_id_idx" ON "decision"("meeting_id");

-- CreateIndex
CREATE INDEX "submission_recipient_id_idx" ON "submission"("recipient_id");

-- CreateIndex
CREATE UNIQUE INDEX "submission_cycle_id_document_number_recipient_id_key" ON "submission"("cycle_id", "document_number", "recipient_id");

-- CreateIndex
CREATE INDEX "submission_item_request_id_idx" ON "submission_item"("request_id");

-- CreateIndex
CREATE INDEX "response_recipient_id_idx" ON "response"("recipient_id");

-- CreateIndex
CREATE UNIQUE INDEX "response_request_id_recipient_id_round_key" ON "response"("request_id", "recipient_id", "round");

-- CreateIndex
CREATE UNIQUE INDEX "audit_event_sha256_key" ON "audit_event"("sha256");

-- CreateIndex
CREATE INDEX "audit_event_subject_type_subject_id_id_idx" ON "audit_event"("subject_type", "subject_id", "id");

-- CreateIndex
CREATE INDEX "audit_event_person_id_id_idx" ON "audit_event"("person_id", "id");

-- CreateIndex
CREATE INDEX "form_receipt_created_at_idx" ON "form_receipt"("created_at");

-- CreateIndex
CREATE INDEX "job_state_created_at_idx" ON "job"("state", "created_at");

-- CreateIndex
CREATE INDEX "job_requested_by_id_created_at_idx" ON "job"("requested_by_id", "created_at");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cycle_phase" ADD CONSTRAINT "cycle_phase_cycle_id_fkey" FOREIGN KEY ("cycle_id") REFERENCES "cycle"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pillar" ADD CONSTRAINT "pillar_cycle_id_fkey" FOREIGN KEY ("cycle_id") REFERENCES "cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pillar" ADD CONSTRAINT "pillar_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_request" ADD CONSTRAINT "policy_request_cycle_id_fkey" FOREIGN KEY ("cycle_id") REFERENCES "cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_request" ADD CONSTRAINT "policy_request_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_request" ADD CONSTRAINT "policy_request_pillar_id_fkey" FOREIGN KEY ("pillar_id") REFERENCES "pillar"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_request" ADD CONSTRAINT "policy_request_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "policy_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_request" ADD CONSTRAINT "policy_request_previous_request_id_fkey" FOREIGN KEY ("previous_request_id") REFERENCES "policy_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_request_sdg_target" ADD CONSTRAINT "policy_request_sdg_target_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "policy_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_request_priority_area" ADD CONSTRAINT "policy_request_priority_area_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "policy_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_request_recipient" ADD CONSTRAINT "policy_request_recipient_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "policy_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_request_recipient" ADD CONSTRAINT "policy_request_recipient_recipient_id_fkey" FOREIGN KEY ("recipient_id") REFERENCES "recipient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_request_proposer" ADD CONSTRAINT "policy_request_proposer_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "policy_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_request_proposer" ADD CONSTRAINT "policy_request_proposer_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_update" ADD CONSTRAINT "document_update_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "policy_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_snapshot" ADD CONSTRAINT "document_snapshot_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "policy_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "policy_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_cycle_id_fkey" FOREIGN KEY ("cycle_id") REFERENCES "cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "policy_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_cycle_id_fkey" FOREIGN KEY ("cycle_id") REFERENCES "cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_recipient_id_fkey" FOREIGN KEY ("recipient_id") REFERENCES "recipient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission_item" ADD CONSTRAINT "submission_item_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission_item" ADD CONSTRAINT "submission_item_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "policy_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission_item" ADD CONSTRAINT "submission_item_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response" ADD CONSTRAINT "response_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "policy_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response" ADD CONSTRAINT "response_recipient_id_fkey" FOREIGN KEY ("recipient_id") REFERENCES "recipient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response" ADD CONSTRAINT "response_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_response_id_fkey" FOREIGN KEY ("response_id") REFERENCES "response"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "job" ADD CONSTRAINT "job_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Records that are never changed: the database itself refuses, whoever asks.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON "audit_event" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON "audit_event" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER revision_append_only BEFORE UPDATE OR DELETE ON "revision" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER revision_no_truncate BEFORE TRUNCATE ON "revision" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER stored_file_append_only BEFORE UPDATE ON "stored_file" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A vote cannot be counted twice, and a number is a number of people.
ALTER TABLE "meeting" ADD CONSTRAINT meeting_attendance CHECK (0 <= "present" AND "present" <= "eligible");
ALTER TABLE "decision" ADD CONSTRAINT decision_votes CHECK ("votes_for" >= 0 AND "votes_against" >= 0 AND "abstentions" >= 0);
