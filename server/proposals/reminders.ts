import { todayInJapan } from '#app/domain/calendar-date.ts'
import { type FederationProfile, wordsOf } from '#app/domain/federation-profile.ts'
import { fileName } from '#app/domain/file-name.ts'
import type { BodyId, CycleId } from '#app/domain/ids.ts'
import { rewording } from '#app/domain/own-words.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import type { Clock } from '#server/clock.ts'
import { namedCycles } from '#server/cycles/cycles.repository.ts'
import type { Database } from '#server/db/client.ts'
import type { WrittenFile } from '#server/files/written-file.ts'
import type { Settings } from '#server/settings/settings.ts'
import type { WordWriter } from '#server/word/word-worker-pool.ts'
import { findCall, handedInByBody, hasFictionalRequests } from './call.repository.ts'

type Deps = {
  readonly database: Database
  readonly clock: Clock
  readonly word: WordWriter
  readonly settings: Settings
  /** Whose words the letters have. */
  readonly profiles: { readonly read: () => Promise<FederationProfile> }
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** 督促状: letters to the bodies that were asked and have handed in nothing. */
export function createReminders({ database, clock, word, settings, profiles }: Deps) {
  return {
    /**
     * A letter as a Word file: for one body, or one for each that is silent. Of drafts nothing is known here: a body that only wrote
     * some is silent like the others. Refused with `notPermitted`, `notFound` (no such year), `callNotOpen`, `consolidationClosed`,
     * `nobodySilent`.
     */
    write: async (actor: Actor, cycleId: CycleId, bodyId: BodyId | null): Promise<Result<WrittenFile>> => {
      if (!can(actor, 'call.manage')) return refuse('notPermitted')
      const [call, bodies, cycles, federation, profile, isFictional] = await Promise.all([
        findCall(database, cycleId),
        handedInByBody(database, cycleId),
        namedCycles(database),
        settings.read(),
        profiles.read(),
        hasFictionalRequests(database),
      ])
      const cycle = cycles.find(({ id }) => id === cycleId)
      if (!cycle) return refuse('notFound')
      const today = todayInJapan(clock.now())
      if (!call || today < call.opensOn) return refuse('callNotOpen')
      if (call.consolidatedAt) return refuse('consolidationClosed')
      const silent = bodies.filter(
        (body) => call.asked.has(body.bodyId) && body.handedIn === 0 && (!bodyId || body.bodyId === bodyId),
      )
      if (silent.length === 0) return refuse('nobodySilent')
      const words = wordsOf(profile, 'ja')
      const say = rewording(words)
      const bytes = await word.write('reminders', {
        ...{ words, isFictional },
        date: today,
        dateStyle: federation.dateStyle,
        sender: {
          body: federation.federationName,
          post: federation.senderTitle || null,
          name: federation.senderName || null,
        },
        sealText: federation.sealText || null,
        contact: federation.contact,
        cycleTitle: cycle.title,
        letters: silent.map((body) => ({ bodyJa: body.nameJa, dueOn: call.asked.get(body.bodyId) ?? call.dueOn })),
      })
      const to = bodyId ? (silent[0]?.nameJa ?? '') : `${silent.length}組織`
      return ok({ name: fileName([say('要求事項の提出のお願い'), to], 'docx'), mediaType: DOCX, bytes })
    },
  }
}

export type Reminders = ReturnType<typeof createReminders>
