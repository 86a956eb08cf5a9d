import type { Awareness } from 'y-protocols/awareness'

/** Somebody else who has the same text open. Name and colour are the server's. */
export type PersonHere = {
  readonly id: string
  readonly name: string
  readonly color: string
  readonly canWrite: boolean
}

/** An awareness state without a whole person in it is nobody. */
function readPerson(user: unknown): PersonHere | null {
  const { id, name, color, canWrite } = (user ?? {}) as Readonly<Record<string, unknown>>
  const isPerson = [id, name, color].every((text) => typeof text === 'string') && typeof canWrite === 'boolean'
  return isPerson ? ({ id, name, color, canWrite } as PersonHere) : null
}

/** Everybody else, each person once however many tabs are open; who can write comes first. */
export function peopleHere(awareness: Awareness): PersonHere[] {
  const people = new Map<string, PersonHere>()
  for (const [clientId, state] of awareness.getStates()) {
    const person = readPerson(state.user)
    if (clientId === awareness.clientID || !person) continue
    if (!people.get(person.id)?.canWrite) people.set(person.id, person)
  }
  return [...people.values()].sort((one, other) => Number(other.canWrite) - Number(one.canWrite))
}

export const isSamePeople = (one: readonly PersonHere[], other: readonly PersonHere[]): boolean =>
  JSON.stringify(one) === JSON.stringify(other)
