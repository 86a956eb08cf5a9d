import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { z } from 'zod'
import type { PersonId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { colourOf } from './person-colour.ts'

/** Whose presence it is: a connection, as far as presence looks at it. */
export type Present = {
  readonly actor: Actor
  readonly sessionKey: string
  /** Shows a caret only who can write now. */
  readonly canWrite: boolean
}

/** Longest state (characters of JSON) that is read; a caret takes about 200. */
const MAX_STATE_LENGTH = 2_048
/** Most people whose states one frame may carry: browsers send back what they heard of others. */
const MAX_STATES = 1_000
/** Ids of which the last clock and the person are remembered after their connection is gone. */
const MAX_REMEMBERED = 1_000

const itemId = z.object({ client: z.number(), clock: z.number() }).nullish()
const relativePosition = z.object({
  type: itemId,
  tname: z.string().max(64).nullish(),
  item: itemId,
  assoc: z.number().nullish(),
})
const stateSchema = z.object({
  cursor: z.object({ anchor: relativePosition, head: relativePosition }).nullish(),
})

type Place = { readonly clientId: number; readonly state: z.infer<typeof stateSchema> | null }

/**
 * Who is in a room and where their carets are: the server's side of y-protocols' awareness. Of what a browser says, only
 * the place of its own caret is believed; name and colour come from the session. Nothing is passed on as it came.
 */
export class Presence<Connection extends Present> {
  private readonly places = new Map<Connection, Place>()
  private readonly introduced = new WeakMap<Connection, number>()
  /**
   * Of each id the clock of the last state sent (ours, not the browser's: after a reconnect it would go backwards) and whose it
   * is, also while they are away. The oldest are forgotten.
   */
  private readonly remembered = new Map<number, { readonly clock: number; readonly personId: PersonId }>()

  /** @param writerOf the person who has written as a Yjs client, for as long as there is a record of it */
  constructor(private readonly writerOf: (clientId: number) => PersonId | null = () => null) {}

  /**
   * Takes what `connection` says.
   * @returns an update for everyone else, null when there is nothing to tell, or 'malformed'
   */
  receive(connection: Connection, update: Uint8Array): Uint8Array | null | 'malformed' {
    const entries = readEntries(update)
    if (!entries) return 'malformed'
    const known = this.places.get(connection)
    // A browser introduces itself with one entry, its own; later ones may repeat what it heard of others.
    const own = known ? entries.find((entry) => entry.clientId === known.clientId) : entries.length === 1 && entries[0]
    if (own && !this.introduced.has(connection)) this.introduced.set(connection, own.clientId)
    if (!own || (!known && !this.claim(connection, own.clientId))) return null
    const state = readState(own.json)
    if (state === 'malformed') return 'malformed'
    this.places.set(connection, { clientId: own.clientId, state })
    return this.tell([connection])
  }

  /** The person's right to write changed: the caret appears or goes. Null when this connection has not introduced itself. */
  changed(connection: Connection): Uint8Array | null {
    return this.places.get(connection)?.state ? this.tell([connection]) : null
  }

  /** @returns an update that takes `connection` off every list; null when it was on none */
  leave(connection: Connection): Uint8Array | null {
    const place = this.places.get(connection)
    if (!place) return null
    this.places.set(connection, { ...place, state: null })
    const update = place.state ? this.tell([connection]) : null
    this.places.delete(connection)
    return update
  }

  /** Everybody who is here, for one who has just come; null when nobody is. */
  everyone(): Uint8Array | null {
    const present = [...this.places].filter(([, place]) => place.state !== null).map(([connection]) => connection)
    return present.length === 0 ? null : this.encode(present)
  }

  /** The Yjs client as which a connection came, be it its own or not; null when it has said nothing yet. */
  introducedAs(connection: Connection): number | null {
    return this.introduced.get(connection) ?? null
  }

  /** The person who introduced themselves as this Yjs client, here or lately. */
  ownerOf(clientId: number): PersonId | null {
    return this.remembered.get(clientId)?.personId ?? null
  }

  /**
   * An id belongs to the person who wrote or came with it first; among a person's own connections to the one that is here,
   * except that a reconnecting browser takes its own over.
   */
  private claim(connection: Connection, clientId: number): boolean {
    const owner = this.writerOf(clientId) ?? this.ownerOf(clientId)
    if (owner !== null && owner !== connection.actor.personId) return false
    const other = this.holderOf(clientId)
    if (other && other.sessionKey !== connection.sessionKey) return false
    if (other) this.places.delete(other)
    return true
  }

  private holderOf(clientId: number): Connection | null {
    for (const [connection, place] of this.places) if (place.clientId === clientId) return connection
    return null
  }

  private tell(connections: readonly Connection[]): Uint8Array {
    for (const connection of connections) {
      const clientId = this.places.get(connection)?.clientId as number
      const clock = (this.remembered.get(clientId)?.clock ?? 0) + 1
      this.remembered.delete(clientId)
      this.remembered.set(clientId, { clock, personId: connection.actor.personId })
    }
    for (const oldest of this.remembered.keys()) {
      if (this.remembered.size <= MAX_REMEMBERED) break
      this.remembered.delete(oldest)
    }
    return this.encode(connections)
  }

  private encode(connections: readonly Connection[]): Uint8Array {
    return encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, connections.length)
      for (const connection of connections) {
        const place = this.places.get(connection) as Place
        encoding.writeVarUint(encoder, place.clientId)
        encoding.writeVarUint(encoder, this.remembered.get(place.clientId)?.clock ?? 1)
        encoding.writeVarString(encoder, JSON.stringify(place.state && shownState(connection, place.state)))
      }
    })
  }
}

function shownState({ actor, canWrite }: Present, state: z.infer<typeof stateSchema>) {
  return {
    user: { id: actor.personId, name: actor.name, color: colourOf(actor.personId), canWrite },
    ...(canWrite && state.cursor && { cursor: state.cursor }),
  }
}

type Entry = { readonly clientId: number; readonly json: string }

function readEntries(update: Uint8Array): Entry[] | null {
  try {
    const decoder = decoding.createDecoder(update)
    const count = decoding.readVarUint(decoder)
    if (count > MAX_STATES) return null
    const entries: Entry[] = []
    for (let n = 0; n < count; n++) {
      const clientId = decoding.readVarUint(decoder)
      decoding.readVarUint(decoder)
      entries.push({ clientId, json: decoding.readVarString(decoder) })
    }
    return entries
  } catch {
    return null
  }
}

/** The believed part of a state; null when the browser says that it is gone. */
function readState(json: string): z.infer<typeof stateSchema> | null | 'malformed' {
  if (json.length > MAX_STATE_LENGTH) return 'malformed'
  try {
    const state: unknown = JSON.parse(json)
    if (state === null) return null
    const parsed = stateSchema.safeParse(state)
    return parsed.success ? parsed.data : 'malformed'
  } catch {
    return 'malformed'
  }
}
