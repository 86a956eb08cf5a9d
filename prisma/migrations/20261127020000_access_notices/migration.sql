-- CreateEnum
CREATE TYPE "access_notice_kind" AS ENUM ('roleGiven', 'termExtended', 'invitation', 'newPassword');

-- CreateEnum
CREATE TYPE "membership_ask_outcome" AS ENUM ('confirmed', 'declined', 'takenBack');

-- CreateTable
CREATE TABLE "access_notice" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" "access_notice_kind" NOT NULL,
    "person_id" UUID NOT NULL,
    "by_id" UUID,
    "confirmed_by_id" UUID,
    "role" "role",
    "body_id" UUID,
    "starts_on" DATE,
    "ends_on" DATE,
    "is_notable" BOOLEAN NOT NULL,

    CONSTRAINT "access_notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_notice_read" (
    "person_id" UUID NOT NULL,
    "notice_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "access_notice_read_pkey" PRIMARY KEY ("person_id","notice_id")
);

-- CreateTable
CREATE TABLE "membership_ask" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,
    "membership_id" UUID,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by_id" UUID,
    "outcome" "membership_ask_outcome",

    CONSTRAINT "membership_ask_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "access_notice_at_idx" ON "access_notice"("at");

-- CreateIndex
CREATE INDEX "membership_ask_closed_at_idx" ON "membership_ask"("closed_at");

-- AddForeignKey
ALTER TABLE "membership_ask" ADD CONSTRAINT "membership_ask_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership_ask" ADD CONSTRAINT "membership_ask_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was announced cannot be taken back.
CREATE TRIGGER access_notice_append_only BEFORE UPDATE OR DELETE ON "access_notice" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER access_notice_no_truncate BEFORE TRUNCATE ON "access_notice" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
