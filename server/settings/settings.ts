import { z } from 'zod'
import { addDays } from '#app/domain/calendar-date.ts'
import { calendarDate } from '#app/domain/calendar-date-input.ts'
import { settingsFingerprint } from '#app/domain/form-fingerprints.ts'
import { parseInput } from '#app/domain/parse-input.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { SECOND_FACTOR_GRACE_DAYS, SECOND_FACTOR_RULES } from '#app/domain/second-factor.ts'
import { INTRODUCTION_MAX } from '#app/domain/submission.ts'
import { DATE_STYLES } from '#app/domain/wareki.ts'
import { appendAuditEvent } from '#server/audit/append-audit-event.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { lockSettings, readSettings, writeSettings } from './settings.repository.ts'

const line = z.string({ error: 'required' }).trim().max(100, 'tooLong')
const settingsInput = z.object({
  federationName: line.min(1, 'required'),
  senderTitle: line,
  senderName: line,
  /** 連名: a body that sends the same letter beside the federation; empty: none does. */
  coSenderBody: line.default(''),
  coSenderTitle: line.default(''),
  coSenderName: line.default(''),
  dateStyle: z.enum(DATE_STYLES, { error: 'unknownChoice' }),
  sealText: line,
  contact: line.default(''),
  introduction: z.string().trim().max(INTRODUCTION_MAX, 'tooLong').default(''),
  secondFactor: z.enum(SECOND_FACTOR_RULES, { error: 'unknownChoice' }),
  secondFactorFrom: z.union([z.literal(''), calendarDate]),
})

/** `basedOn`: what the form was made from (`settingsFingerprint`). */
const changeInput = settingsInput.extend({ basedOn: z.string() })

/** What a federation sets once: how it is named and how its letters are signed and dated. */
export type FederationSettings = z.output<typeof settingsInput>

/** The first federation's (DOMAIN: letter defaults). Names of office holders are typed by the federation itself. */
const DEFAULTS: FederationSettings = {
  federationName: '日本労働組合総連合会神奈川県連合会',
  senderTitle: '会長',
  senderName: '',
  coSenderBody: '',
  coSenderTitle: '',
  coSenderName: '',
  dateStyle: 'wareki',
  sealText: '公印省略',
  contact: '',
  introduction: '',
  secondFactor: 'required',
  // The day is set when the program starts for the first time (startSecondFactorGrace).
  secondFactorFrom: '',
}

/** Who sends beside the federation; null: nobody does. */
export const coSenderOf = ({
  coSenderBody: body,
  coSenderTitle: post,
  coSenderName: name,
}: FederationSettings): { readonly body: string; readonly post: string | null; readonly name: string | null } | null =>
  body === '' ? null : { body, post: post || null, name: name || null }

/** As they are set, or as they are before anybody set them. */
export const readFederation = async (reader: Database | Transaction): Promise<FederationSettings> => ({
  ...DEFAULTS,
  ...(await readSettings(reader)),
})

/** Changes some of the settings, on the record. */
export async function writeFederation(
  tx: Transaction,
  actor: Actor,
  changed: Partial<FederationSettings>,
): Promise<void> {
  const before = await readFederation(tx)
  const after = { ...before, ...changed }
  await writeSettings(tx, after)
  await appendAuditEvent(tx, {
    actor,
    action: 'settings.change',
    subjectType: 'settings',
    subjectId: 'federation',
    details: { before, after },
  })
}

export function createSettings({ database }: { readonly database: Database }) {
  return {
    read: () => readFederation(database),
    /** Sets the day from which a second factor is required, where nobody has set one: some weeks after the first start. */
    startSecondFactorGrace: (today: string): Promise<Result<null>> =>
      inTransaction(database, async (tx) => {
        await lockSettings(tx)
        const stored = await readSettings(tx)
        if ('secondFactorFrom' in stored) return ok(null)
        await writeSettings(tx, { ...stored, secondFactorFrom: addDays(today, SECOND_FACTOR_GRACE_DAYS) })
        return ok(null)
      }),
    /** Changes the settings; refused with `notPermitted`, `versionChanged`, `invalidInput` (fields). */
    change: (actor: Actor, raw: unknown): Promise<Result<null>> =>
      inTransaction(database, async (tx) => {
        if (!can(actor, 'settings.manage')) return refuse('notPermitted')
        const input = parseInput(changeInput, raw)
        if (!input.ok) return input
        const { coSenderBody, coSenderTitle, coSenderName } = input.value
        // A post or a name of nobody would stand on no letter.
        if (coSenderBody === '' && (coSenderTitle !== '' || coSenderName !== ''))
          return refuse('invalidInput', { fields: { coSenderBody: 'required' } })
        const { basedOn, ...after } = input.value
        await lockSettings(tx)
        if (basedOn !== settingsFingerprint(await readFederation(tx))) return refuse('versionChanged')
        await writeFederation(tx, actor, after)
        return ok(null)
      }),
  }
}

export type Settings = ReturnType<typeof createSettings>
