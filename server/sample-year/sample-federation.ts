import { randomBytes } from 'node:crypto'
import { usualPhases } from '#app/domain/cycle-phases.ts'
import { settingsFingerprint } from '#app/domain/form-fingerprints.ts'
import type { BodyId, CycleId, PersonId, PillarId, RecipientId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import type { Database } from '#server/db/client.ts'
import type { Services } from '#server/services.ts'
import { findActor } from '#server/sessions/sessions.repository.ts'
import { SAMPLE_PEOPLE, SAMPLE_PILLARS, SAMPLE_PROPOSERS } from './sample-data.ts'
import { find, must, type SampleClock, type SampleWorld } from './sample-world.ts'
import { recipientIdsByCode } from './sample-year.repository.ts'

/** Address of people who can be signed in as with one click, and of the others. */
const addressOf = (key: string, isDemo: boolean): string => `${key}@${isDemo ? 'demo.example' : 'members.example'}`

/** Makes the bodies, people, cycles and pillars of the sample year, each through its service, by the first administrator. */
export async function foundFederation(
  database: Database,
  services: Services,
  clock: SampleClock,
  fiscalYear: number,
): Promise<SampleWorld> {
  clock.setDay(`${fiscalYear - 2}-02-01`)
  const admin = await firstAdministrator(database, services, clock)
  const bodies = await makeBodies(services, admin)
  const actors = new Map<string, Actor>([['administrator', admin]])
  for (const person of SAMPLE_PEOPLE) {
    const id =
      person.key === 'administrator'
        ? admin.personId
        : must(
            await services.people.create(admin, {
              name: person.name,
              kana: person.kana,
              email: addressOf(person.key, person.demo),
            }),
            person.name,
          )
    for (const [role, body] of person.key === 'administrator' ? [] : person.roles)
      must(
        await services.people.addMembership(admin, {
          personId: id,
          bodyId: find(bodies, body),
          role,
          startsOn: clock.today(),
        }),
        `${person.name} ${role}`,
      )
    actors.set(person.key, await actorOf(database, id, clock))
  }
  const current = await makeCycle(services, admin, fiscalYear)
  const previous = await makeCycle(services, admin, fiscalYear - 1)
  must(await services.cycles.makeCurrent(admin, current), 'current cycle')
  const before = await services.settings.read()
  const basedOn = settingsFingerprint(before)
  must(await services.settings.change(admin, { ...before, ...SAMPLE_SETTINGS, basedOn }), 'settings')
  const pillars = await makePillars(services, find(actors, 'bureau-clerk'), bodies, current)
  const recipients = (await recipientIdsByCode(database)) as Map<string, RecipientId>
  return { services, database, clock, actors, bodies, recipients, pillars, cycles: { previous, current }, fiscalYear }
}

/** 佐々木 学, by the link that an empty installation prints. Nobody knows the password: the demo signs in with one click. */
async function firstAdministrator(database: Database, services: Services, clock: SampleClock): Promise<Actor> {
  const person = SAMPLE_PEOPLE.find(({ key }) => key === 'administrator')
  const token = await services.links.forFirstAdministrator()
  if (!person || !token) throw new Error('The sample year needs an empty installation')
  const form = {
    name: person.name,
    kana: person.kana,
    email: addressOf(person.key, true),
    password: randomBytes(24).toString('base64url'),
  }
  return actorOf(database, must(await services.links.use(token, form), 'first administrator'), clock)
}

async function actorOf(database: Database, id: PersonId, clock: SampleClock): Promise<Actor> {
  const actor = await findActor(database, id, clock.today())
  if (!actor) throw new Error(`The sample year lost a person: ${id}`)
  return actor
}

async function makeBodies(services: Services, admin: Actor): Promise<Map<string, BodyId>> {
  for (const { key, kind, nameJa } of SAMPLE_PROPOSERS)
    must(await services.bodies.create(admin, { kind, nameJa, nameEn: nameJa }, key), nameJa)
  return new Map((await services.bodies.all()).flatMap((body) => (body.key ? [[body.key, body.id] as const] : [])))
}

/** How the sample's letters are signed and what stands in front of its packages; office and telephone are made up. */
const SAMPLE_SETTINGS = {
  federationName: '日本労働組合総連合会神奈川県連合会',
  senderTitle: '会長',
  senderName: '架空　太郎',
  dateStyle: 'wareki',
  sealText: '公印省略',
  contact: '政策局　電話 045-000-0000（架空の番号）',
  introduction: [
    '私たちは、働くことを軸とする安心な社会をめざし、毎年、政策・制度要求と提言を取りまとめています。',
    'この要求は、構成組織と地域連合から寄せられた声をもとに、七つの政策委員会が審議し、中央委員会で採択したものです。各項目には、関係するSDGsの目標とターゲットを示しました。',
  ].join('\n'),
}

const makeCycle = async (services: Services, admin: Actor, fiscalYear: number): Promise<CycleId> =>
  must(
    await services.cycles.create(admin, {
      title: `${fiscalYear}年度に向けた政策・制度要求と提言`,
      targetFiscalYear: fiscalYear,
      phases: usualPhases(fiscalYear),
    }),
    `cycle ${fiscalYear}`,
  )

async function makePillars(
  services: Services,
  clerk: Actor,
  bodies: ReadonlyMap<string, BodyId>,
  cycle: CycleId,
): Promise<Map<string, PillarId>> {
  const pillars = new Map<string, PillarId>()
  for (const [committee, titles] of Object.entries(SAMPLE_PILLARS))
    for (const [index, title] of titles.entries())
      pillars.set(
        `${committee} ${index}`,
        must(await services.pillars.add(clerk, { cycleId: cycle, bodyId: find(bodies, committee), title }), title),
      )
  return pillars
}
