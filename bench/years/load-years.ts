import pg from 'pg'
import { usualCycleTitle, usualPhases } from '#app/domain/cycle-phases.ts'
import { auditSealOf, CHAIN_START } from '#server/audit/audit-seal.ts'
import type { AuditKey } from '#server/db/client.ts'
import { addAnswers } from './answers.ts'
import { Chance } from './chance.ts'
import { addDeliveries } from './deliveries.ts'
import { addActors, addPeople } from './people.ts'
import { addRequests } from './requests.ts'
import { DAY, idAt, Rows } from './rows.ts'
import {
  type Body,
  type Event,
  type Person,
  type Recipient,
  type Size,
  TARGET_YEAR,
  type World,
  type Year,
} from './world.ts'

/** Of a year with 1 000 requests. */
const AUDIT_EVENTS = 106_000
const PEOPLE = 150
const NEW_PEOPLE = 45
/** There are never fewer people than a page of them shows. */
const FULL_PAGE = 60

/**
 * Fills a database that holds nothing but the recipients and bodies of a new installation with whole years of work: the seven
 * committees' requests at their recipients, deliveries, answers, evaluations, and the audit record of all of it in one true chain.
 * Everything comes from fixed seeds: the current year is the same rows, ids included, whatever the number of years, so that one
 * page can be compared at one and at ten. Constraints and triggers stay on. About 25 seconds for each year of 1 000 requests.
 */
export async function loadYears(url: string, size: Size, auditKey: AuditKey): Promise<Pick<World, 'actors'>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('SET synchronous_commit = off')
    const world = await aWorld(new Rows(client), size, auditKey)
    for (let yearsAgo = size.years - 1; yearsAgo >= 0; yearsAgo--) await loadYear(world, yearsAgo)
    // As autovacuum would have done.
    await client.query('VACUUM ANALYZE')
    return world
  } finally {
    await client.end()
  }
}

async function aWorld(rows: Rows, size: Size, auditKey: AuditKey): Promise<World> {
  await rows.client.query(
    `INSERT INTO body (id, kind, name_ja, name_en, sort_order)
     SELECT md5('affiliate ' || n)::uuid, 'affiliate', '構成組織' || n, 'Affiliate ' || n, 100 + n FROM generate_series(1, 20) n`,
  )
  const bodies = await rows.select<Body>('SELECT id, kind, number, name_ja FROM body ORDER BY sort_order, id')
  const recipients = await rows.select<Recipient>(
    `SELECT id, lg_code, name_ja, name_en FROM recipient WHERE kind IN ('prefecture', 'municipality') ORDER BY sort_order LIMIT $1`,
    [size.recipients],
  )
  const committees = bodies.filter((body) => body.kind === 'committee')
  const central = bodies.find((body) => body.kind === 'centralCommittee')
  if (!central || committees.length === 0) throw new Error('The database must hold the bodies of a new installation')
  const actors = await addActors(rows, bodies)
  const share = size.requests / 1000
  const members: Person[] = []
  for (let yearsAgo = size.years - 1; yearsAgo >= 1; yearsAgo--)
    await addPeople(rows, bodies, yearsAgo, Math.ceil(NEW_PEOPLE * share))
  members.push(...(await addPeople(rows, bodies, 0, Math.max(FULL_PAGE, Math.ceil(PEOPLE * share)))))
  const proposers = bodies.filter((body) => body.kind === 'affiliate')
  return { rows, size, auditKey, committees, central, proposers, recipients, actors, members }
}

async function loadYear(world: World, yearsAgo: number): Promise<void> {
  const workYear = TARGET_YEAR - 1 - yearsAgo
  const events: Event[] = []
  const year: Year = {
    ...{ world, yearsAgo, workYear, cycleId: await addCycle(world, yearsAgo) },
    on: (month, day, minutes = 0) => new Date(Date.UTC(workYear, month - 1, day, 1, minutes)),
    tell: (at, person, action, [subjectType, subjectId], details = {}) =>
      events.push({ at, person, action, subjectType, subjectId, details }),
  }
  const { made, links } = await addRequests(year)
  await addAnswers(year, made, await addDeliveries(year, made), links)
  const chance = new Chance(3_000 + yearsAgo)
  while (events.length < AUDIT_EVENTS * (world.size.requests / 1000)) {
    const person = chance.one(world.members)
    const at = new Date(year.on(3, 1).getTime() + Math.floor(chance.next() * 290) * DAY)
    year.tell(at, person, chance.is(0.9) ? 'session.signIn' : 'session.signOut', ['person', person.id])
  }
  await append(
    world,
    events.sort((one, other) => one.at.getTime() - other.at.getTime()),
  )
}

async function addCycle({ rows }: World, yearsAgo: number): Promise<string> {
  const fiscalYear = TARGET_YEAR - yearsAgo
  const id = idAt(new Date(Date.UTC(fiscalYear - 1, 1, 1)), `cycle ${fiscalYear}`)
  await rows.insert(
    'cycle',
    { id: 'uuid', title: 'text', work_year: 'int', target_fiscal_year: 'int', is_current: 'boolean' },
    [
      {
        ...{ id, title: usualCycleTitle(fiscalYear), work_year: fiscalYear - 1, target_fiscal_year: fiscalYear },
        is_current: yearsAgo === 0,
      },
    ],
  )
  await rows.insert(
    'cycle_phase',
    { id: 'uuid', cycle_id: 'uuid', kind: 'cycle_phase_kind', starts_on: 'date', ends_on: 'date' },
    usualPhases(fiscalYear).map(({ kind, startsOn, endsOn }) => ({
      ...{ id: idAt(new Date(startsOn), `phase ${fiscalYear} ${kind}`), cycle_id: id, kind },
      ...{ starts_on: startsOn, ends_on: endsOn },
    })),
  )
  return id
}

/** Appends to the chain, sealed as the program would. */
async function append({ rows, auditKey }: World, events: readonly Event[]): Promise<void> {
  const [last] = await rows.select<{ sha256: string }>('SELECT sha256 FROM audit_event ORDER BY id DESC LIMIT 1')
  let previousSha256 = last?.sha256 ?? CHAIN_START
  const sealed = events.map(({ person, ...event }) => {
    const hashed = { ...event, personId: person.id, personName: person.name, previousSha256 }
    previousSha256 = auditSealOf(hashed, auditKey)
    return {
      ...{ at: event.at, person_id: person.id, person_name: person.name, action: event.action },
      ...{ subject_type: event.subjectType, subject_id: event.subjectId, details: JSON.stringify(event.details) },
      ...{ previous_sha256: hashed.previousSha256, sha256: previousSha256, key_id: auditKey.id },
    }
  })
  const columns = {
    ...{ at: 'timestamptz', person_id: 'uuid', person_name: 'text', action: 'text', subject_type: 'text' },
    ...{ subject_id: 'text', details: 'jsonb', previous_sha256: 'text', sha256: 'text', key_id: 'text' },
  }
  await rows.insert('audit_event', columns, sealed, 2000)
}
