import { randomUUID } from 'node:crypto'
import { todayInJapan } from '#app/domain/calendar-date.ts'
import { settingsFingerprint } from '#app/domain/form-fingerprints.ts'
import type { JobId, PolicyRequestId, RecipientId, SubmissionId } from '#app/domain/ids.ts'
import { type Answers, createAnswers } from '#server/answers/answers.ts'
import type { JobKind, JobWork } from '#server/jobs/job.ts'
import { createJobs } from '#server/jobs/jobs.ts'
import { createFiles } from '#server/jobs/open-file.ts'
import { aFederation, expectOk } from '#server/policy-requests/policy-requests.test-support.ts'
import { createSettings } from '#server/settings/settings.ts'
import { createSubmissions } from './submissions.ts'

/** Writes what it was asked for as JSON: what is under test is the queue and the record, not the Word file. */
export const asJson: JobWork = async (content, onProgress) => {
  onProgress(1, 1)
  return {
    name: `${randomUUID()}.json`,
    mediaType: 'application/json',
    bytes: new TextEncoder().encode(JSON.stringify(content)),
  }
}

/** The small federation with its jobs, submissions and answers. */
export async function aSubmittingFederation(work: Partial<Record<JobKind, JobWork>> = {}) {
  const federation = await aFederation()
  const errors: unknown[] = []
  const jobs = createJobs({
    ...federation.deps,
    work: { book: asJson, package: asJson, ...work },
    onError: (error) => errors.push(error),
  })
  const settings = createSettings(federation.deps)
  /** Letters need the name of their sender. */
  const signAs = async (senderName: string) => {
    const before = await settings.read()
    const change = { ...before, senderName, basedOn: settingsFingerprint(before) }
    expectOk(await settings.change(federation.actors.admin, change))
  }
  await signAs('見本　太郎')
  const submissions = createSubmissions({ ...federation.deps, jobs, settings })
  const answers: Answers = createAnswers(federation.deps)
  const today = todayInJapan(new Date())

  /** Makes packages for these recipients and waits for them. */
  const makePackages = async (recipientIds: readonly RecipientId[], letterDate = today): Promise<JobId[]> => {
    const packages = recipientIds.map((recipientId) => ({
      recipientId,
      documentNumber: `第${randomUUID().slice(0, 8)}号`,
    }))
    const form = { formKey: randomUUID(), cycleId: federation.cycleId, letterDate, packages }
    const ids = expectOk(await submissions.requestPackages(federation.actors.bureau, form))
    await jobs.settled()
    return ids
  }

  /** Hands over everything adopted to these recipients. */
  const handOver = async (recipientIds: readonly RecipientId[], submittedOn = today): Promise<SubmissionId[]> => {
    const packageJobIds = await makePackages(recipientIds, submittedOn)
    const form = { formKey: randomUUID(), packageJobIds, submittedOn, place: '県庁', handedBy: '会長' }
    return expectOk(await submissions.record(federation.actors.bureau, form))
  }

  /** A request that was adopted and handed over to both of its recipients. */
  const aSubmittedRequest = async (submittedOn = today): Promise<PolicyRequestId> => {
    const id = await federation.aPolicyRequest({ state: 'adopted' })
    await handOver(federation.recipientIds.slice(0, 2), submittedOn)
    return id
  }

  return {
    ...federation,
    jobs,
    submissions,
    answers,
    files: createFiles(federation.deps),
    errors,
    today,
    makePackages,
    signAs,
    handOver,
    aSubmittedRequest,
    close: async () => {
      await jobs.stop()
      await jobs.settled()
      await federation.close()
    },
  }
}

export type SubmittingFederation = Awaited<ReturnType<typeof aSubmittingFederation>>
