import { arrangeBook } from '#app/domain/book-order.ts'
import { requestNumber } from '#app/domain/policy-request.ts'
import { FIELD_NAMES, type FieldName, type FieldWith, REQUEST_FIELDS } from '#app/domain/request-fields.ts'
import type { RevisionContent } from '#app/domain/revision.ts'
import { GOALS } from '#app/domain/sdgs/goals.ts'
import { PRIORITY_AREAS } from '#app/domain/sdgs/priority-areas.ts'
import { compareTargetCodes, goalOf, isTargetCode } from '#app/domain/sdgs/sdgs.ts'
import { TARGET_TEXTS } from '#app/domain/sdgs/target-texts.ts'
// Documents are written in Japanese, whatever the language of the screen.
import { domain } from '#app/i18n/ja/domain.ts'
import { policyRequests } from '#app/i18n/ja/policyRequests.ts'
import type { CommitteeForWord, RequestForWord, SdgGoalForWord } from '#server/word/word-input.ts'
import type { DocumentEntry } from './documents.repository.ts'

export const WORD_MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Number and Japanese short name of the 17 goals. */
export const SDG_GOALS: readonly SdgGoalForWord[] = GOALS.map(({ number, shortJa }) => ({ number, shortJa }))

/** A request as documents show it, from what a revision keeps (or would keep). `number` is 「5-3」. */
export const requestForWord = (
  content: RevisionContent,
  { number, isFictional }: { readonly number: string; readonly isFictional: boolean },
): RequestForWord => ({
  number,
  isFictional,
  document: content.document,
  notes: FIELD_NAMES.flatMap((name) => noteOf(name, content)),
  ...shownInAWayOfItsOwn(content),
})

/** The fields that the table of fields shows in documents in a way of their own (server/word/request-content.ts). */
const shownInAWayOfItsOwn = (content: RevisionContent) =>
  ({
    title: content.title,
    kind: content.kind,
    isPriority: content.isPriority,
    sdgTargets: content.sdgTargets
      .filter(isTargetCode)
      .toSorted(compareTargetCodes)
      .map((code) => ({ code, goal: goalOf(code).number, textJa: TARGET_TEXTS[code]?.[0] ?? '' })),
    noSdgReason: content.noSdgReason,
    priorityAreas: PRIORITY_AREAS.filter((area) => content.priorityAreas.includes(area.number)).map(
      ({ number: area, nameJa }) => ({ number: area, nameJa }),
    ),
    recipients: content.recipients.map((recipient) => recipient.name),
    proposers: content.proposers,
  }) satisfies Record<(typeof REQUEST_FIELDS)[FieldWith<{ readonly inDocuments: 'own' }>]['keptAs'], unknown>

type Described = Omit<(typeof REQUEST_FIELDS)[FieldName], 'inDocuments'> & { readonly inDocuments: string }

/** 「label：value」 of a field that has no way of its own; a mark has no value, and what is empty is not said. */
function noteOf(name: FieldName, content: RevisionContent): readonly string[] {
  const { label, keptAs, input, inDocuments }: Described = REQUEST_FIELDS[name]
  if (inDocuments !== 'note') return []
  const value: unknown = content[keptAs as keyof RevisionContent]
  const labels: Readonly<Record<string, string>> = policyRequests
  if (value === '' || value === false) return []
  if (value === true) return [labels[label] ?? '']
  const options = 'texts' in input ? (domain[input.texts] as Readonly<Record<string, string>>) : {}
  return [`${labels[label]}：${options[String(value)] ?? value}`]
}

/** Requests by committee and pillar, in the order of the book. */
export const committeesForWord = (entries: readonly DocumentEntry[]): CommitteeForWord[] =>
  arrangeBook(entries).map(({ committee, pillars }) => ({
    nameJa: committee.nameJa,
    pillars: pillars.map(({ pillar, requests }) => ({
      title: pillar?.title ?? null,
      purpose: pillar?.purpose ?? '',
      requests: requests.map(({ entry }) =>
        requestForWord(entry.content, {
          number: requestNumber(entry.committee.number, entry.number),
          isFictional: entry.isFictional,
        }),
      ),
    })),
  }))
