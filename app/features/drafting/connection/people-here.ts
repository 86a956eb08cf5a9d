import type { Awareness } from 'y-protocols/awareness'
import { z } from 'zod'

/** Somebody else who has the same text open. Name and colour are the server's. */
export type PersonHere = z.infer<typeof personHere>

const personHere = z.object({ id: z.string(), name: z.string(), color: z.string(), canWrite: z.boolean() })

/** Everybody else, each person once however many tabs are open; who can write comes first. */
export function peopleHere(awareness: Awareness): PersonHere[] {
  const people = new Map<string, PersonHere>()
  for (const [clientId, state] of awareness.getStates()) {
    const person = personHere.safeParse(state.user)
    if (clientId === awareness.clientID || !person.success) continue
    if (!people.get(person.data.id)?.canWrite) people.set(person.data.id, person.data)
  }
  return [...people.values()].sort((one, other) => Number(other.canWrite) - Number(one.canWrite))
}

export const isSamePeople = (one: readonly PersonHere[], other: readonly PersonHere[]): boolean =>
  JSON.stringify(one) === JSON.stringify(other)
