import { z } from 'zod'
import { marksDiffer, type OwnMarks, ownMarks } from '#app/domain/evaluation.ts'
import { asksOfProfile, type FederationProfile, federationProfile, wordsOf } from '#app/domain/federation-profile.ts'
import { profileFingerprint } from '#app/domain/form-fingerprints.ts'
import type { NumberingScheme } from '#app/domain/numbering.ts'
import type { OwnWords } from '#app/domain/own-words.ts'
import { parseInput } from '#app/domain/parse-input.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { mistakableNames, type StandardNames } from '#app/domain/profile-names.ts'
import { type SheetNames, sheetNames } from '#app/domain/proposal-sheet.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import type { BodyKind } from '#app/domain/roles.ts'
import type { Asks } from '#app/domain/wish-questions.ts'
import type { DecisionChain } from '#app/domain/workflow.ts'
import { domain as domainEn } from '#app/i18n/en/domain.ts'
import { proposals as proposalsEn } from '#app/i18n/en/proposals.ts'
import { domain as domainJa } from '#app/i18n/ja/domain.ts'
import { proposals as proposalsJa } from '#app/i18n/ja/proposals.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { appendAuditEvent } from '#server/audit/append-audit-event.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { countJudged, lockProfile, readStoredProfile, writeProfile } from './profiles.repository.ts'
import { SHIPPED_PROFILES } from './shipped-profiles.ts'

/** `basedOn`: what the form was made from (`profileFingerprint`). */
const basedOnInput = z.object({ basedOn: z.string() })
const changeInput = basedOnInput
  .extend(federationProfile.omit({ key: true, nameJa: true, nameEn: true }).shape)
  .extend({ marksSeen: z.boolean().default(false) })

const namesIn = (
  domain: typeof domainJa | typeof domainEn,
  proposals: typeof proposalsJa | typeof proposalsEn,
): StandardNames => ({
  ...{ marks: domain.evaluation, intents: domain.proposalIntent },
  fields: { ...proposals, title: proposals.subject, number: proposals.sheetNumber },
})
/** What the texts call marks, kinds and questions where a federation says nothing else. */
export const STANDARD_NAMES = { ja: namesIn(domainJa, proposalsJa), en: namesIn(domainEn, proposalsEn) }

/** The profile of the federation as it is stored; the first shipped one before any was chosen. */
export async function readProfile(reader: Database | Transaction): Promise<FederationProfile> {
  return federationProfile.parse((await readStoredProfile(reader)) ?? SHIPPED_PROFILES[0])
}

/** How the lists of a text are numbered. */
export const readNumbering = async (reader: Database | Transaction): Promise<NumberingScheme> =>
  (await readProfile(reader)).numberingScheme

/** Which bodies decide on a request, one after the other. */
export const readDecisionChain = async (reader: Database | Transaction): Promise<DecisionChain> =>
  (await readProfile(reader)).decisionChain

/** What columns and 区分 of a sheet of wishes are called here, in either language. */
export async function readSheetNames(reader: Database | Transaction): Promise<SheetNames> {
  const profile = await readProfile(reader)
  return sheetNames([wordsOf(profile, 'en'), wordsOf(profile, 'ja')])
}

/** Signs of marks, and how they count. */
export const readMarks = async (reader: Database | Transaction): Promise<OwnMarks> =>
  ownMarks((await readProfile(reader)).marks)

/** What the call asks for. */
export const readAsks = async (reader: Database | Transaction): Promise<Asks> =>
  asksOfProfile(await readProfile(reader))

/** Puts another profile in the place of the one that is stored, on the record. Whoever calls it holds `lockProfile`. */
export async function replaceProfile(tx: Transaction, actor: Actor, after: FederationProfile): Promise<void> {
  const before = await readProfile(tx)
  await writeProfile(tx, after)
  await appendAuditEvent(tx, {
    actor,
    action: 'settings.change',
    subjectType: 'settings',
    subjectId: 'profile',
    details: { before, after },
  })
}

/**
 * The federation as data. Pages are read in its words without asking the database for them each time: a process knows of its own
 * changes at once, and of another's when it looks again (`refresh`).
 */
export function createProfiles({ database }: { readonly database: Database }) {
  const standard = federationProfile.parse(SHIPPED_PROFILES[0])
  let known: Promise<FederationProfile> | null = null
  const words = new WeakMap<FederationProfile, Partial<Record<Locale, OwnWords>>>()
  const refresh = async (): Promise<void> => {
    const [before, now] = [await known, await readProfile(database)]
    // The same object while it says the same: the texts that were made of it are kept.
    if (before === null || profileFingerprint(before) !== profileFingerprint(now)) known = Promise.resolve(now)
  }
  const current = (): Promise<FederationProfile> => {
    known ??= readProfile(database).catch((error) => {
      known = null
      throw error
    })
    return known
  }
  return {
    /** The profiles that come with the program, by name. */
    shipped: SHIPPED_PROFILES.map(({ key, nameJa, nameEn }) => ({ key, nameJa, nameEn })),
    /** How many answers were judged, in all years. */
    judged: () => countJudged(database),
    /** As it is stored now. */
    read: () => readProfile(database),
    /** Looks whether another process changed it. */
    refresh,
    /** The words of the federation for the texts of a language; the same object while they are the same. */
    words: async (locale: Locale): Promise<OwnWords> => {
      // A page that cannot be read for want of the database says so itself, in the standard words.
      const profile = await current().catch(() => standard)
      const made = words.get(profile) ?? {}
      words.set(profile, made)
      made[locale] ??= wordsOf(profile, locale)
      return made[locale]
    },
    /** What the form of the call asks for, as pages show it. */
    asks: async (): Promise<Asks> => asksOfProfile(await current()),
    /** The kinds of body there are. */
    bodyKinds: async (): Promise<readonly BodyKind[]> => (await current()).bodyKinds,
    /** Changes words, marks, questions, kinds of body and the letter. Refused with `notPermitted`, `versionChanged`, `invalidInput` (fields). */
    change: async (actor: Actor, raw: unknown): Promise<Result<null>> => {
      if (!can(actor, 'settings.manage')) return refuse('notPermitted')
      const input = parseInput(changeInput, raw)
      if (!input.ok) return input
      const { basedOn, marksSeen, ...changed } = input.value
      const stored = await inTransaction(database, async (tx): Promise<Result<null>> => {
        await lockProfile(tx)
        const before = await readProfile(tx)
        if (basedOn !== profileFingerprint(before)) return refuse('versionChanged')
        const after = { ...before, ...changed }
        const mistakable = mistakableNames(after, STANDARD_NAMES)
        if (mistakable.length > 0)
          return refuse('invalidInput', {
            fields: Object.fromEntries(mistakable.map((field) => [field, 'alreadyExists'])),
          })
        // What was judged is kept by its code, and reads in the new signs: nobody changes that of past years unawares.
        const changesJudged = marksDiffer(before.marks, changed.marks) && (await countJudged(tx)) > 0
        if (changesJudged && !marksSeen) return refuse('invalidInput', { fields: { marksSeen: 'marksNotSeen' } })
        await replaceProfile(tx, actor, after)
        return ok(null)
      })
      if (stored.ok) await refresh()
      return stored
    },
  }
}

export type Profiles = ReturnType<typeof createProfiles>
