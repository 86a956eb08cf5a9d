import { todayInJapan } from '#app/domain/calendar-date.ts'
import { fileName } from '#app/domain/file-name.ts'
import type { PolicyRequestId } from '#app/domain/ids.ts'
import { rewording } from '#app/domain/own-words.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { requestNumber } from '#app/domain/policy-request.ts'
import type { RequestDocument } from '#app/domain/request-documents.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { STATES } from '#app/domain/workflow.ts'
// Documents are written in Japanese, whatever the language of the screen.
import { domain } from '#app/i18n/ja/domain.ts'
import { policyRequests } from '#app/i18n/ja/policyRequests.ts'
import type { Clock } from '#server/clock.ts'
import { readText } from '#server/document-text/document-text.repository.ts'
import type { WrittenFile } from '#server/files/written-file.ts'
import { findRequestDetail } from '#server/policy-requests/policy-requests.repository.ts'
import { subjectOf } from '#server/policy-requests/request-subject.ts'
import { revisionContent } from '#server/revisions/take-revision.ts'
import { requestForWord, SDG_GOALS, WORD_MEDIA_TYPE } from './request-for-word.ts'
import { standsInBook } from './show-book.ts'
import { type DocumentDeps, formOf } from './write-book-file.ts'

/**
 * One request as a Word file of that kind, in its text as it stands now; the state is written on it, so that a draft is not taken for what
 * was adopted.
 * @returns the file; refused with `notFound`, also for what the person may not see
 */
export async function exportRequest(
  { database, settings, profiles, word, clock }: DocumentDeps & { readonly clock: Clock },
  actor: Actor,
  id: PolicyRequestId,
  kind: RequestDocument,
): Promise<Result<WrittenFile>> {
  const request = await findRequestDetail(database, id)
  if (!request || !can(actor, 'policyRequest.exportWord', subjectOf(request))) return refuse('notFound')
  const [document, { federationName, dateStyle }, profile] = await Promise.all([
    readText(database, id),
    settings.read(),
    profiles.read(),
  ])
  const form = formOf(profile)
  const say = rewording(form.words)
  const number = requestNumber(request.body.number, request.number)
  const bytes = await word.write(kind, {
    ...form,
    federationName,
    committeeName: request.body.nameJa,
    stateLabel: say(stateLabel(request)),
    date: todayInJapan(clock.now()),
    dateStyle,
    request: requestForWord(revisionContent(request, document), { number, isFictional: request.isFictional }),
    sdgGoals: SDG_GOALS,
  })
  return ok({
    name: fileName([`${say(policyRequests[`document_${kind}`])}${number}`, request.title], 'docx'),
    mediaType: WORD_MEDIA_TYPE,
    bytes,
  })
}

/** 「起草中の案」 while it is under way; the state itself once it was adopted, or when nothing comes after it (否決, 取下げ …). */
const stateLabel = (request: Parameters<typeof standsInBook>[0]): string => {
  const label = domain.state[request.state]
  return standsInBook(request) || STATES[request.state].final ? label : `${label}の案`
}
