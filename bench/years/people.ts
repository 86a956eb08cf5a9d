import type { Role } from '#app/domain/roles.ts'
import { ROLES } from '#app/domain/roles.ts'
import { Chance } from './chance.ts'
import { DAY, dayOf, idAt, type Rows } from './rows.ts'
import { personName } from './texts.ts'
import { type Body, type Person, TARGET_YEAR } from './world.ts'

const PERSON = { id: 'uuid', name: 'text', kana: 'text', email: 'text', created_at: 'timestamptz' }
const MEMBERSHIP = { id: 'uuid', person_id: 'uuid', body_id: 'uuid', role: 'role', starts_on: 'date', ends_on: 'date' }

/** One person for each role, whose pages are measured; the roles of committees in that for the environment. */
export async function addActors(rows: Rows, bodies: readonly Body[]): Promise<Record<Role, Person>> {
  const at = new Date(Date.UTC(2015, 0, 1))
  const bodyFor = (role: Role): Body | undefined => {
    if (role.startsWith('committee') || role === 'adviser') return bodies.find((body) => body.number === 5)
    if (role === 'centralSecretariat' || role === 'centralMember')
      return bodies.find((body) => body.kind === 'centralCommittee')
    return bodies.find((body) => body.kind === (role === 'proposer' ? 'affiliate' : 'bureau'))
  }
  const people = ROLES.map((role) => ({ role, id: idAt(at, `actor ${role}`), name: `${role}の人` }))
  await rows.insert(
    'person',
    PERSON,
    people.map(({ id, name, role }) => ({ id, name, kana: 'ひと', email: `${role}@years.invalid`, created_at: at })),
  )
  await rows.insert(
    'membership',
    MEMBERSHIP,
    people.map(({ id, role }) => ({
      ...{ id: idAt(at, `term of ${role}`), person_id: id, role, starts_on: dayOf(at), ends_on: null },
      body_id: bodyFor(role)?.id ?? null,
    })),
  )
  return Object.fromEntries(people.map(({ role, id, name }) => [role, { id, name }])) as Record<Role, Person>
}

/** `count` people who came in a year; those of years gone by held one term after the other, and have gone. */
export async function addPeople(
  rows: Rows,
  bodies: readonly Body[],
  yearsAgo: number,
  count: number,
): Promise<Person[]> {
  const chance = new Chance(9_000 + yearsAgo)
  const begins = Date.UTC(TARGET_YEAR - 1 - yearsAgo, 1, 1)
  const people = Array.from({ length: count }, (_, index) => ({
    id: idAt(new Date(begins + index * 1000), `person ${yearsAgo} ${index}`),
    name: personName(chance),
    kana: `かな${yearsAgo}-${index}`,
    email: `p${yearsAgo}-${index}@years.invalid`,
    created_at: new Date(begins),
  }))
  await rows.insert('person', PERSON, people)
  const committees = bodies.filter((body) => body.kind === 'committee')
  const others = bodies.filter((body) => body.kind === 'affiliate')
  const memberships = people.flatMap((person, index) => {
    const isMember = index < count * 0.85
    const body = isMember ? (committees[index % committees.length] as Body) : chance.one(others)
    const terms = yearsAgo === 0 ? 1 : chance.between(1, 3)
    return Array.from({ length: terms }, (_, term) => {
      const starts = new Date(Date.UTC(TARGET_YEAR - 1 - yearsAgo, 1, 1 + term * 120))
      return {
        id: idAt(starts, `membership ${yearsAgo} ${index} ${term}`),
        person_id: person.id,
        body_id: body.id,
        role: isMember ? 'committeeMember' : 'viewer',
        starts_on: dayOf(starts),
        ends_on: yearsAgo === 0 ? null : dayOf(new Date(starts.getTime() + 110 * DAY)),
      }
    })
  })
  await rows.insert('membership', MEMBERSHIP, memberships)
  return people
}
