-- Who heads a recipient, by term: letters address the person of their day by name.
CREATE TABLE "recipient_head" (
    "id" UUID NOT NULL,
    "recipient_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,

    CONSTRAINT "recipient_head_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "recipient_head_ends_after_start" CHECK ("ends_on" IS NULL OR "ends_on" >= "starts_on")
);

CREATE INDEX "recipient_head_recipient_id_starts_on_idx" ON "recipient_head"("recipient_id", "starts_on");

ALTER TABLE "recipient_head" ADD CONSTRAINT "recipient_head_recipient_id_fkey" FOREIGN KEY ("recipient_id") REFERENCES "recipient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
