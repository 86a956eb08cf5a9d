import type { CycleId, PersonId, ProposalId } from '#app/domain/ids.ts'
import type { Database } from '#server/db/client.ts'

/** A window without a sign of life for so long (s) is shown to nobody; pages give one every three seconds. */
const SHOWN_FOR = 12
/** After so long (s) it is forgotten. */
const KEPT_FOR = 60

/** What another window has in hand. `isOwn`: one of the same person. */
export type InHand = { readonly wishId: ProposalId; readonly name: string; readonly isOwn: boolean }

/**
 * Stands for the desk of a year as it is now: it is another one after any change of a wish that was handed in, of what became of it,
 * or of the call. Each change adds to a version, so that none is missed that was committed late.
 */
export async function deskStamp(database: Database, cycleId: CycleId): Promise<string> {
  const [row] = await database.$queryRaw<{ stamp: string }[]>`
    SELECT concat_ws(' ', count(*), sum(version), max(updated_at), (SELECT version FROM "call" WHERE cycle_id = ${cycleId}::uuid)) AS stamp
    FROM proposal WHERE cycle_id = ${cycleId}::uuid AND state = 'handedIn'`
  return row?.stamp ?? ''
}

/** Says what a window has in hand. @returns what other windows have, those of the same person too */
export async function standAtDesk(
  database: Database,
  cycleId: CycleId,
  own: { readonly personId: PersonId; readonly window: string; readonly wishId: ProposalId | null },
): Promise<InHand[]> {
  return database.$queryRaw<InHand[]>`
    WITH own AS (
      INSERT INTO desk_presence (person_id, "window", cycle_id, wish_id, seen_at)
      VALUES (${own.personId}::uuid, ${own.window}::uuid, ${cycleId}::uuid, ${own.wishId}::uuid, now())
      ON CONFLICT (person_id, "window") DO UPDATE SET cycle_id = excluded.cycle_id, wish_id = excluded.wish_id, seen_at = now()
    ), gone AS (
      DELETE FROM desk_presence WHERE seen_at < now() - ${KEPT_FOR}::int * interval '1 second'
        AND NOT (person_id = ${own.personId}::uuid AND "window" = ${own.window}::uuid)
    )
    SELECT DISTINCT desk_presence.wish_id AS "wishId", person.name, person.id = ${own.personId}::uuid AS "isOwn"
    FROM desk_presence JOIN person ON person.id = desk_presence.person_id
      JOIN proposal ON proposal.id = desk_presence.wish_id
    WHERE desk_presence.cycle_id = ${cycleId}::uuid AND proposal.cycle_id = ${cycleId}::uuid AND proposal.state = 'handedIn'
      AND desk_presence.seen_at > now() - ${SHOWN_FOR}::int * interval '1 second'
      AND NOT (desk_presence.person_id = ${own.personId}::uuid AND desk_presence."window" = ${own.window}::uuid)
    ORDER BY person.name`
}
