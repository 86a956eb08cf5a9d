-- CreateTable
CREATE TABLE "desk_presence" (
    "person_id" UUID NOT NULL,
    "window" UUID NOT NULL,
    "cycle_id" UUID NOT NULL,
    "wish_id" UUID,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "desk_presence_pkey" PRIMARY KEY ("person_id","window")
);

-- CreateIndex
CREATE INDEX "desk_presence_cycle_id_idx" ON "desk_presence"("cycle_id");

-- AddForeignKey
ALTER TABLE "desk_presence" ADD CONSTRAINT "desk_presence_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
