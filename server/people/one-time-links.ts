import { z } from 'zod'
import { todayInJapan } from '#app/domain/calendar-date.ts'
import type { PersonId } from '#app/domain/ids.ts'
import { parseInput } from '#app/domain/parse-input.ts'
import { guessableWords } from '#app/domain/password-words.ts'
import { passwordInput, personInput } from '#app/domain/people-input.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { ok, type Refusal, type RefusalReason, type Result, refuse } from '#app/domain/result.ts'
import { appendAuditEvent, appendAuditEvents } from '#server/audit/append-audit-event.ts'
import { bodyOfKind } from '#server/bodies/bodies.repository.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import type { PasswordJudge } from '#server/passwords/judge-password.ts'
import { hashPassword } from '#server/sessions/password.ts'
import { deleteSessionsOf, findActor } from '#server/sessions/sessions.repository.ts'
import type { Tokens } from '#server/sessions/tokens.ts'
import type { Settings } from '#server/settings/settings.ts'
import { insertAccessNotice } from './access-notices.repository.ts'
import { findLink, insertLink, isSpent, type LinkPurpose, spendLink } from './one-time-links.repository.ts'
import {
  emailIsTaken,
  findParticulars,
  hasAdministrator,
  hasPassword,
  insertMembership,
  insertPerson,
  updatePerson,
} from './people.repository.ts'
import type { PeopleDeps, Proof } from './people.ts'

const HOUR = 60 * 60_000
const LIFE: Record<LinkPurpose, number> = {
  firstAdministrator: 24 * HOUR,
  invitation: 7 * 24 * HOUR,
  newPassword: 24 * HOUR,
}

const firstInput = personInput.extend({ password: passwordInput })
const passwordOnly = z.object({ password: passwordInput })

type LinkDeps = PeopleDeps & {
  readonly tokens: Tokens
  readonly passwords: PasswordJudge
  readonly settings: Pick<Settings, 'read'>
}

/** Links that work once: for the first administrator, for an invitation, for a new password. */
export function createOneTimeLinks(deps: LinkDeps) {
  const { database, clock, accessChanges, tokens } = deps
  return {
    /** The token of a link for the first administrator, or null while somebody can administer. */
    forFirstAdministrator: async (): Promise<string | null> => {
      if (await hasAdministrator(database, todayInJapan(clock.now()))) return null
      return database.$transaction((tx) => issue(tx, deps, 'system', 'firstAdministrator', null))
    },
    /**
     * A link by which a person sets a password, the first one or a new one; an administrator hands it over. Refused with
     * `notPermitted`, `notFound`, or as `Proof`: by it one could sign in as that person.
     */
    forPassword: async (actor: Actor, personId: PersonId, proof: Proof): Promise<Result<string>> => {
      if (!can(actor, 'people.manage')) return refuse('notPermitted')
      const proved = await proof()
      if (!proved.ok) return proved
      return inTransaction(database, async (tx) => {
        if (!(await findActor(tx, personId, todayInJapan(clock.now())))) return refuse('notFound')
        const purpose = (await hasPassword(tx, personId)) ? 'newPassword' : 'invitation'
        // Whoever makes the link could use it: the person and the bureau hear of it, however it is used.
        if (personId !== actor.personId) {
          const notice = { kind: purpose, personId, byId: actor.personId, at: clock.now() } as const
          await insertAccessNotice(tx, { ...notice, isNotable: purpose === 'newPassword' })
        }
        return ok(await issue(tx, deps, actor, purpose, personId))
      })
    },
    /** What the link is for, and for whom; `linkUsed` when it has done its work, `linkInvalid` when it is expired or none. */
    look: async (token: string): Promise<Result<{ purpose: LinkPurpose; name: string | null }>> => {
      const now = clock.now()
      const hash = tokens.hashOf(token)
      const link = hash ? await findLink(database, hash, now) : null
      if (!link) return refuse(await whyNot(database, hash))
      if (link.purpose === 'firstAdministrator') return ok({ purpose: link.purpose, name: null })
      const person = link.personId && (await findActor(database, link.personId, todayInJapan(now)))
      return person ? ok({ purpose: link.purpose, name: person.name }) : refuse('linkInvalid')
    },
    /**
     * Uses the link. @returns whose account it is, to be signed in; refused with `linkUsed` (also for a form that arrives a second
     * time: whoever sent it has set the password), `linkInvalid`, `invalidInput` (fields)
     */
    use: async (token: string, raw: unknown): Promise<Result<PersonId>> => {
      const input = await readUse(deps, token, raw)
      if (!input.ok) return input
      const used = await inTransaction<PersonId>(database, async (tx) => {
        const now = clock.now()
        const hash = tokens.hashOf(token)
        const link = hash ? await findLink(tx, hash, now) : null
        if (!link || !hash || link.purpose !== input.value.purpose) return refuse(await whyNot(tx, hash))
        const result =
          input.value.purpose === 'firstAdministrator'
            ? await makeAdministrator(tx, deps, input.value)
            : await setPassword(tx, link.personId, input.value.passwordHash, now)
        if (!result.ok) return result
        if (!(await spendLink(tx, hash, now))) return refuse('linkUsed')
        const { personId, name } = result.value
        const about = { subjectType: 'person', subjectId: personId, details: { purpose: link.purpose }, at: now }
        await appendAuditEvents(tx, [
          // Before the link was used nobody was signed in; the password is the person's own doing.
          { ...about, actor: 'system', action: 'oneTimeLink.use' },
          { ...about, actor: { personId, name }, action: 'person.setPassword' },
        ])
        return ok(personId)
      })
      // The sessions of the old password are gone; rooms hear of it.
      if (used.ok) accessChanges.announce({ kind: 'personChanged', personId: used.value })
      return used
    },
  }
}

const whyNot = async (reader: Database | Transaction, hash: string | null): Promise<RefusalReason> =>
  hash !== null && (await isSpent(reader, hash)) ? 'linkUsed' : 'linkInvalid'

async function issue(
  tx: Transaction,
  { clock, tokens }: LinkDeps,
  actor: Actor | 'system',
  purpose: LinkPurpose,
  personId: PersonId | null,
): Promise<string> {
  const { token, hash } = tokens.issue()
  const at = clock.now()
  await insertLink(tx, {
    tokenHash: hash,
    purpose,
    personId,
    expiresAt: new Date(at.getTime() + LIFE[purpose]),
  })
  await appendAuditEvent(tx, {
    actor,
    action: 'oneTimeLink.create',
    subjectType: 'person',
    subjectId: personId ?? 'none',
    details: { purpose },
    at,
  })
  return token
}

type FirstAdministrator = { readonly name: string; readonly kana: string; readonly email: string }
type Use =
  | { readonly purpose: 'firstAdministrator'; readonly person: FirstAdministrator; readonly passwordHash: string }
  | { readonly purpose: 'invitation' | 'newPassword'; readonly passwordHash: string }

/**
 * What was sent with a link, checked and hashed. It takes a while, so it is done before the transaction; whoever has no link that
 * works is told so before any of it.
 */
async function readUse(deps: LinkDeps, token: string, raw: unknown): Promise<Result<Use>> {
  const { database, clock, tokens } = deps
  const hash = tokens.hashOf(token)
  const link = hash ? await findLink(database, hash, clock.now()) : null
  if (!link) return refuse(await whyNot(database, hash))
  const { purpose } = link
  if (purpose !== 'firstAdministrator') {
    const input = parseInput(passwordOnly, raw)
    if (!input.ok) return input
    const owner = link.personId && (await findParticulars(database, link.personId))
    if (!owner) return refuse('linkInvalid')
    const passwordHash = await judgedHash(deps, input.value.password, owner)
    return passwordHash.ok ? ok({ purpose, passwordHash: passwordHash.value }) : passwordHash
  }
  const input = parseInput(firstInput, raw)
  if (!input.ok) return withWeakness(deps, input.refusal, raw)
  const { password, ...person } = input.value
  const passwordHash = await judgedHash(deps, password, person)
  return passwordHash.ok ? ok({ purpose, person, passwordHash: passwordHash.value }) : passwordHash
}

/** What is wrong with a form is said all at once: also what makes the password easy to guess. */
async function withWeakness(deps: LinkDeps, refusal: Refusal, raw: unknown): Promise<Result<never>> {
  const input = parseInput(passwordOnly, raw)
  if (!input.ok) return { ok: false, refusal }
  const judged = await judgedHash(deps, input.value.password, { name: '', kana: '', email: '' })
  return {
    ok: false,
    refusal: judged.ok ? refusal : { ...refusal, fields: { ...refusal.fields, ...judged.refusal.fields } },
  }
}

/** The hash of a password that is hard to guess; refused with `invalidInput` and what makes it easy. */
async function judgedHash(
  { passwords, settings }: LinkDeps,
  password: string,
  owner: FirstAdministrator,
): Promise<Result<string>> {
  const { federationName } = await settings.read()
  const weakness = await passwords.weaknessOf(password, guessableWords(owner, federationName))
  return weakness ? refuse('invalidInput', { fields: { password: weakness } }) : ok(await hashPassword(password))
}

/** Whose password was set. */
type Owner = Pick<Actor, 'personId' | 'name'>

async function makeAdministrator(
  tx: Transaction,
  { clock }: PeopleDeps,
  { person, passwordHash }: { person: FirstAdministrator; passwordHash: string },
): Promise<Result<Owner>> {
  // A link that was printed while there was nobody does not outlast that.
  if (await hasAdministrator(tx, todayInJapan(clock.now()))) return refuse('linkInvalid')
  if (await emailIsTaken(tx, person.email)) return refuse('invalidInput', { fields: { email: 'emailTaken' } })
  const bodyId = await bodyOfKind(tx, 'bureau')
  if (!bodyId) return refuse('notFound')
  const personId = await insertPerson(tx, { ...person, passwordHash })
  const membership = { bodyId, role: 'admin', startsOn: todayInJapan(clock.now()), endsOn: null } as const
  await insertMembership(tx, { personId, ...membership })
  await insertAccessNotice(tx, {
    kind: 'roleGiven',
    at: clock.now(),
    personId,
    byId: null,
    membership,
    isNotable: true,
  })
  return ok({ personId, name: person.name })
}

async function setPassword(
  tx: Transaction,
  personId: PersonId | null,
  passwordHash: string,
  now: Date,
): Promise<Result<Owner>> {
  const owner = personId && (await findActor(tx, personId, todayInJapan(now)))
  if (!owner) return refuse('linkInvalid')
  await updatePerson(tx, owner.personId, { passwordHash })
  // Whoever knew the old password is out.
  await deleteSessionsOf(tx, owner.personId)
  return ok(owner)
}
