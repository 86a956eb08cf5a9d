import { toCalendarDate } from '#app/domain/calendar-date.ts'
import { parseId } from '#app/domain/ids.ts'
import { requestNumber } from '#app/domain/policy-request.ts'
import type { Database } from '#server/db/client.ts'

/** What a record is about, as it is told from others of its kind, in both languages. */
export type SubjectName = { readonly ja: string; readonly en: string }
export type SubjectOfRecord = { readonly subjectType: string; readonly subjectId: string }

type Finder = (database: Database, ids: string[]) => Promise<(readonly [id: string, name: SubjectName])[]>

const inBoth = (name: string): SubjectName => ({ ja: name, en: name })
const BODY = { select: { nameJa: true, nameEn: true } } as const
const REQUEST = { select: { number: true, body: { select: { number: true } } } } as const
const nameOfBody = (body: { nameJa: string; nameEn: string }): SubjectName => ({ ja: body.nameJa, en: body.nameEn })
const nameOfRequest = (request: { number: number; body: { number: number | null } }): SubjectName =>
  inBoth(requestNumber(request.body.number, request.number))

/**
 * Requests and answers are named by the number of the request, wishes by 受付番号 and pillars by their committee: whoever reads the record may
 * have no say on content, and need not see titles and texts to tell what was acted on.
 */
const FINDERS: Readonly<Record<string, Finder>> = {
  policyRequest: async (database, ids) =>
    (
      await database.policyRequest.findMany({ where: { id: { in: ids } }, select: { id: true, ...REQUEST.select } })
    ).map((row) => [row.id, nameOfRequest(row)]),
  // One that was never handed in has no number yet.
  proposal: async (database, ids) =>
    (await database.proposal.findMany({ where: { id: { in: ids } }, select: { id: true, number: true } })).flatMap(
      ({ id, number }) => (number === null ? [] : [[id, inBoth(String(number))] as const]),
    ),
  response: async (database, ids) => {
    const query = { where: { id: { in: ids } }, select: { id: true, request: REQUEST } }
    const [kept, withdrawn] = await Promise.all([
      database.response.findMany(query),
      database.withdrawnResponse.findMany(query),
    ])
    return [...kept, ...withdrawn].map((row) => [row.id, nameOfRequest(row.request)])
  },
  pillar: async (database, ids) =>
    (await database.pillar.findMany({ where: { id: { in: ids } }, select: { id: true, body: BODY } })).map((row) => [
      row.id,
      nameOfBody(row.body),
    ]),
  meeting: async (database, ids) =>
    (
      await database.meeting.findMany({ where: { id: { in: ids } }, select: { id: true, heldOn: true, body: BODY } })
    ).map((row) => {
      const { ja, en } = nameOfBody(row.body)
      const day = toCalendarDate(row.heldOn)
      return [row.id, { ja: `${ja} ${day}`, en: `${en} ${day}` }]
    }),
  submission: async (database, ids) =>
    (
      await database.submission.findMany({ where: { id: { in: ids } }, select: { id: true, documentNumber: true } })
    ).map((row) => [row.id, inBoth(row.documentNumber)]),
  person: async (database, ids) =>
    (await database.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })).map((row) => [
      row.id,
      inBoth(row.name),
    ]),
  recipient: async (database, ids) =>
    (await database.recipient.findMany({ where: { id: { in: ids } }, select: { id: true, ...BODY.select } })).map(
      (row) => [row.id, nameOfBody(row)],
    ),
  body: async (database, ids) =>
    (await database.body.findMany({ where: { id: { in: ids } }, select: { id: true, ...BODY.select } })).map((row) => [
      row.id,
      nameOfBody(row),
    ]),
  cycle: async (database, ids) =>
    (await database.cycle.findMany({ where: { id: { in: ids } }, select: { id: true, title: true } })).map((row) => [
      row.id,
      inBoth(row.title),
    ]),
}

/**
 * The names of what these records are about, by the id of the subject; what has none (settings, documents) is missing. At most
 * one query for each kind of subject (two for answers), however many records there are.
 */
export async function findSubjectNames(
  database: Database,
  records: readonly SubjectOfRecord[],
): Promise<Map<string, SubjectName>> {
  const found = await Promise.all(
    Object.entries(FINDERS).map(([type, find]) => {
      const ids = records.flatMap((record) => (record.subjectType === type ? (parseId(record.subjectId) ?? []) : []))
      return ids.length > 0 ? find(database, [...new Set(ids)]) : []
    }),
  )
  return new Map(found.flat())
}
