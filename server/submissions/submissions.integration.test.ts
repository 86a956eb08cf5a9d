import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '#app/domain/calendar-date.ts'
import type { JobId, PolicyRequestId, RecipientId } from '#app/domain/ids.ts'
import { can } from '#app/domain/permissions.ts'
import { ROLES } from '#app/domain/roles.ts'
import { readSubmissionFilter } from '#app/domain/submission.ts'
import { expectOk } from '#server/policy-requests/policy-requests.test-support.ts'
import { createRecipientHeads } from '#server/recipients/recipient-heads.ts'
import { recordSubmissions } from './record-submissions.ts'
import { aSubmittingFederation, type SubmittingFederation } from './submissions.test-support.ts'

let federation: SubmittingFederation
let prefecture: RecipientId
let yokohama: RecipientId
let kawasaki: RecipientId
beforeAll(async () => {
  federation = await aSubmittingFederation()
  ;[prefecture, yokohama, kawasaki] = federation.recipientIds as [RecipientId, RecipientId, RecipientId]
})
afterAll(() => federation.close())

const all = readSubmissionFilter(new URLSearchParams())
const show = async () => expectOk(await federation.submissions.show(federation.actors.bureau, federation.cycleId, all))
const rowOf = async (id: RecipientId) => (await show()).rows.find((row) => row.recipient.id === id)
const adopted = () => federation.aPolicyRequest({ state: 'adopted' })
const stateOf = async (id: PolicyRequestId) =>
  (await federation.database.policyRequest.findUniqueOrThrow({ where: { id } })).state
const packagesForm = (packages: { recipientId: string; documentNumber: string }[]) => ({
  formKey: randomUUID(),
  cycleId: federation.cycleId as string,
  letterDate: federation.today,
  packages,
})
const recordForm = (packageJobIds: readonly string[], change: object = {}) => ({
  formKey: randomUUID(),
  packageJobIds: [...packageJobIds],
  submittedOn: federation.today,
  place: '県庁本庁舎',
  handedBy: '会長、事務局長',
  ...change,
})
const make = (form: ReturnType<typeof packagesForm> & { replyBy?: string }) =>
  federation.submissions.requestPackages(federation.actors.bureau, form)
const record = (form: ReturnType<typeof recordForm>) => federation.submissions.record(federation.actors.bureau, form)
const contentOf = async (jobId: JobId) => {
  const { content } = await federation.database.job.findUniqueOrThrow({ where: { id: jobId } })
  return content as { items: { requestId: string; revisionId: string; number: number }[] }
}

describe('S1: a package', () => {
  it('holds what was adopted for the recipient, in the order of the book, with the adopted revisions', async () => {
    const [first, second] = [await adopted(), await adopted()]
    await federation.aPolicyRequest({ state: 'onCentralAgenda' })
    const [job] = await federation.makePackages([prefecture])
    const { items } = await contentOf(job as JobId)
    expect(items.map((item) => item.requestId)).toEqual([first, second])
    expect(items.map((item) => item.number)).toEqual([1, 2])
    for (const item of items) {
      const request = await federation.database.policyRequest.findUniqueOrThrow({ where: { id: item.requestId } })
      expect(item.revisionId).toBe(request.adoptedRevisionId)
    }
    expect(await rowOf(prefecture)).toMatchObject({
      stage: 'prepared',
      toSubmit: 2,
      package: { state: 'finished', isCurrent: true },
    })
  })

  it('is no longer current when something more was adopted', async () => {
    await adopted()
    expect(await rowOf(prefecture)).toMatchObject({ stage: 'toPrepare', package: { isCurrent: false } })
  })

  it('is asked for once, however often the form arrives, and leaves one audit record', async () => {
    const form = packagesForm([{ recipientId: prefecture, documentNumber: '第50号' }])
    const [once, again] = await Promise.all([make(form), make(form)])
    expect(expectOk(once)).toEqual(expectOk(again))
    expect(await federation.database.auditEvent.count({ where: { subjectId: expectOk(once)[0] } })).toBe(1)
    await federation.jobs.settled()
  })

  it('is not made for a recipient to which nothing is addressed, nor any other of the same form', async () => {
    const before = await federation.database.job.count()
    const form = packagesForm([
      { recipientId: prefecture, documentNumber: '第60号' },
      { recipientId: kawasaki, documentNumber: '第61号' },
    ])
    expect(await make(form)).toMatchObject({
      refusal: { reason: 'nothingToSubmit', values: { recipient: '川崎市', recipientEn: '141305' } },
    })
    expect(await federation.database.job.count()).toBe(before)
  })

  it('names the day until which an answer is asked for, which comes after the letter', async () => {
    await adopted()
    const form = packagesForm([{ recipientId: prefecture, documentNumber: '第70号' }])
    expect(await make({ ...form, replyBy: federation.today })).toMatchObject({
      refusal: { reason: 'invalidInput', fields: { replyBy: 'replyByTooEarly' } },
    })
    const replyBy = addDays(federation.today, 60)
    const [job] = expectOk(await make({ ...form, replyBy }))
    expect(await contentOf(job as JobId)).toMatchObject({ replyBy })
    const [open] = expectOk(await make({ ...packagesForm([{ recipientId: prefecture, documentNumber: '第71号' }]) }))
    expect(await contentOf(open as JobId)).toMatchObject({ replyBy: null })
    await federation.jobs.settled()
  })

  it('B9: is addressed to who is in office on its day, by name, and is not made without the name of its sender', async () => {
    await adopted()
    const heads = createRecipientHeads(federation.deps)
    const { bureau } = federation.actors
    const term = { formKey: randomUUID(), recipientId: yokohama, name: '見本　花子', startsOn: '2020-01-01' }
    expectOk(await heads.save(bureau, { ...term, endsOn: addDays(federation.today, 1) }))
    const letterOn = async (letterDate: string) => {
      const form = { ...packagesForm([{ recipientId: yokohama, documentNumber: `第${letterDate}号` }]), letterDate }
      const [id] = expectOk(await make(form))
      return contentOf(id as JobId)
    }
    expect(await letterOn(federation.today)).toMatchObject({
      headName: '見本　花子',
      sender: { post: '会長', name: '見本　太郎' },
    })
    expect(await letterOn(addDays(federation.today, 2))).toMatchObject({ headName: null })
    await federation.signAs('')
    expect(await make(packagesForm([{ recipientId: yokohama, documentNumber: '第77号' }]))).toEqual({
      ok: false,
      refusal: { reason: 'senderNameMissing' },
    })
    await federation.signAs('見本　太郎')
  })

  it('is refused for an unknown recipient and an unknown cycle', async () => {
    expect(await make(packagesForm([{ recipientId: randomUUID(), documentNumber: '1' }]))).toMatchObject({
      refusal: { fields: { 'packages.0.recipientId': 'unknownRecipient' } },
    })
    const form = { ...packagesForm([{ recipientId: prefecture, documentNumber: '1' }]), cycleId: randomUUID() }
    expect(await make(form)).toMatchObject({ refusal: { reason: 'notFound' } })
  })
})

describe('S2: recording a submission', () => {
  it('takes its place among the audit records only when everything else is stored', async () => {
    const requests = [await adopted(), await adopted()]
    const jobs = await federation.makePackages([prefecture, yokohama])
    const sent: string[] = []
    const watched = federation.database.$extends({
      query: {
        $allModels: {
          $allOperations: ({ model, operation, args, query }) => {
            if (!operation.startsWith('find')) sent.push(`${model}.${operation}`)
            return query(args)
          },
        },
      },
    })
    const deps = { ...federation.deps, database: watched as unknown as SubmittingFederation['database'] }
    const submissionIds = expectOk(await recordSubmissions(deps, federation.actors.bureau, recordForm(jobs)))
    expect(sent.slice(sent.findIndex((operation) => operation.startsWith('AuditEvent')))).toEqual([
      'AuditEvent.createMany',
      'FormReceipt.create',
    ])
    const subjectId = { in: [...submissionIds, ...requests] }
    const action = { in: ['submission.record', 'policyRequest.recordSubmission'] }
    expect(await federation.database.auditEvent.count({ where: { subjectId, action } })).toBe(4)
  })

  it('keeps exactly the file that was made, and moves the requests to 提出済 in the same step', async () => {
    const request = await adopted()
    const jobs = await federation.makePackages([prefecture, yokohama])
    const [first] = expectOk(await record(recordForm(jobs)))
    const submission = await federation.database.submission.findUniqueOrThrow({
      where: { id: first },
      include: { file: true, items: true },
    })
    const job = await federation.database.job.findUniqueOrThrow({ where: { id: jobs[0] } })
    expect(submission.fileId).toBe(job.fileId)
    expect(submission.file.sha256).toBe(createHash('sha256').update(submission.file.bytes).digest('hex'))
    expect(submission.items.map((item) => item.requestId)).toContain(request)
    expect(await stateOf(request)).toBe('submitted')
    expect(await rowOf(prefecture)).toMatchObject({ stage: 'submitted', toSubmit: 0, package: null })
    const moves = { subjectId: request, action: 'policyRequest.recordSubmission' }
    expect(await federation.database.auditEvent.count({ where: moves })).toBe(1)
  })

  it('announces each request that moved, once', async () => {
    const request = await adopted()
    const heard: string[] = []
    const end = federation.deps.accessChanges.listen((change) => {
      if (change.kind === 'requestMoved') heard.push(change.requestId)
    })
    await federation.handOver([prefecture, yokohama])
    end()
    expect(heard).toEqual([request])
  })

  it('takes a form that is sent twice as one submission', async () => {
    await adopted()
    const form = recordForm(await federation.makePackages([prefecture]))
    const [once, again] = await Promise.all([record(form), record(form)])
    expect(expectOk(once)).toEqual(expectOk(again))
    expect(await federation.database.submission.count({ where: { id: { in: expectOk(once) } } })).toBe(1)
    await federation.handOver([yokohama])
  })

  it('lets one of two recorders through; the other learns that it is done', async () => {
    await adopted()
    const jobs = await federation.makePackages([prefecture])
    const results = await Promise.all([record(recordForm(jobs)), record(recordForm(jobs))])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(results.find((result) => !result.ok)).toMatchObject({ refusal: { reason: 'packageRecorded' } })
    await federation.handOver([yokohama])
  })

  it('lets a request that went to one recipient go to the next, and does not move it twice', async () => {
    const request = await adopted()
    await federation.handOver([prefecture])
    expect(await stateOf(request)).toBe('submitted')
    await federation.handOver([yokohama])
    const moves = { subjectId: request, action: 'policyRequest.recordSubmission' }
    expect(await federation.database.auditEvent.count({ where: moves })).toBe(1)
  })

  it('refuses a package with a request that was handed over otherwise, and leaves no trace', async () => {
    await adopted()
    const [older] = await federation.makePackages([prefecture])
    await federation.handOver([prefecture])
    const before = await federation.database.auditEvent.count()
    expect(await record(recordForm([older as JobId]))).toMatchObject({
      refusal: { reason: 'packageOutdated', values: { recipient: '神奈川県', recipientEn: '140007' } },
    })
    expect(await federation.database.auditEvent.count()).toBe(before)
    await federation.handOver([yokohama])
  })

  it('refuses a package whose revision is no longer the adopted one: nothing of the form is recorded', async () => {
    const request = await adopted()
    const jobs = await federation.makePackages([prefecture, yokohama])
    const { adoptedRevisionId } = await federation.database.policyRequest.findUniqueOrThrow({ where: { id: request } })
    const other = await federation.database.revision.findFirstOrThrow({ where: { requestId: request, number: 1 } })
    await federation.database.policyRequest.update({ where: { id: request }, data: { adoptedRevisionId: other.id } })
    const before = await federation.database.submission.count()
    expect(await record(recordForm(jobs))).toMatchObject({ refusal: { reason: 'packageOutdated' } })
    expect(await federation.database.submission.count()).toBe(before)
    expect(await stateOf(request)).toBe('adopted')
    await federation.database.policyRequest.update({ where: { id: request }, data: { adoptedRevisionId } })
    expectOk(await record(recordForm(jobs)))
  })

  it('refuses a document number that the recipient already has in this cycle, when asked for and when recorded', async () => {
    await adopted()
    const form = () => packagesForm([{ recipientId: prefecture, documentNumber: '第100号' }])
    const [early, late] = [expectOk(await make(form())), expectOk(await make(form()))]
    await federation.jobs.settled()
    expectOk(await record(recordForm(early)))
    await adopted()
    expect(await make(form())).toMatchObject({
      refusal: { fields: { 'packages.0.documentNumber': 'documentNumberUsed' } },
    })
    expect(await record(recordForm(late))).toMatchObject({
      refusal: { reason: 'documentNumberUsed', values: { documentNumber: '第100号' } },
    })
  })

  describe('S6: a number that a letter to somebody else of this cycle has', () => {
    const other = { 'packages.0.documentNumber': '神奈川県', 'packages.0.documentNumber.en': '140007' }

    it('is refused with the name of the other, whether that letter is made or handed over; nothing of the form is made', async () => {
      await adopted()
      expectOk(await make(packagesForm([{ recipientId: prefecture, documentNumber: '第900号' }])))
      await federation.jobs.settled()
      const before = await federation.database.job.count()
      // Full-width digits are no other number.
      const form = () => packagesForm([{ recipientId: yokohama, documentNumber: '第９００号' }])
      const refused = { refusal: { fields: { 'packages.0.documentNumber': 'documentNumberOfOther' }, values: other } }
      expect(await make(form())).toMatchObject(refused)
      const made = (await rowOf(prefecture))?.package?.id as JobId
      expectOk(await record(recordForm([made])))
      expect(await make(form())).toMatchObject(refused)
      expect(await federation.database.job.count()).toBe(before)
      await federation.handOver([yokohama])
    })

    it('is refused inside one form, and to one of two who give it in the same second', async () => {
      await adopted()
      const row = (recipientId: RecipientId) => ({ recipientId, documentNumber: '第901号' })
      expect(await make(packagesForm([row(prefecture), row(yokohama)]))).toMatchObject({
        refusal: {
          fields: { 'packages.1.documentNumber': 'documentNumberOfOther' },
          values: { 'packages.1.documentNumber': '神奈川県' },
        },
      })
      const results = await Promise.all([make(packagesForm([row(prefecture)])), make(packagesForm([row(yokohama)]))])
      expect(results.map((result) => result.ok).sort()).toEqual([false, true])
      await federation.jobs.settled()
    })

    it('is refused when a package that was made before under it is recorded, and in a correction', async () => {
      const jobs = await federation.makePackages([prefecture, yokohama])
      const [ofPrefecture, ofYokohama] = jobs as [JobId, JobId]
      const { content } = await federation.database.job.findUniqueOrThrow({ where: { id: ofPrefecture } })
      const { documentNumber } = content as { documentNumber: string }
      const older = await federation.database.job.findUniqueOrThrow({ where: { id: ofYokohama } })
      await federation.database.job.update({
        where: { id: ofYokohama },
        data: { content: { ...(older.content as object), documentNumber } },
      })
      expect(await record(recordForm(jobs))).toMatchObject({
        refusal: { reason: 'documentNumberOfOther', values: { recipient: '横浜市', other: '神奈川県' } },
      })
      expectOk(await record(recordForm([ofPrefecture])))
      expect(await record(recordForm([ofYokohama]))).toMatchObject({
        refusal: { reason: 'documentNumberOfOther', values: { other: '神奈川県', otherEn: '140007' } },
      })
      const [submissionId] = await federation.handOver([yokohama])
      const { actors, submissions } = federation
      const { fingerprint, submittedOn } = expectOk(await submissions.open(actors.bureau, submissionId as never))
      const correction = { submissionId, basedOn: fingerprint, submittedOn, place: '', handedBy: '', reason: '誤り' }
      expect(await submissions.correct(actors.bureau, { ...correction, documentNumber })).toMatchObject({
        refusal: { fields: { documentNumber: 'documentNumberOfOther' }, values: { other: '神奈川県' } },
      })
    })

    it('is not proposed, and one that was passed over is proposed again', async () => {
      await adopted()
      const rows = [
        { recipientId: prefecture, documentNumber: '第999000000号' },
        { recipientId: yokohama, documentNumber: '第999000002号' },
      ]
      expectOk(await make(packagesForm(rows)))
      await federation.jobs.settled()
      const { documentNumber } = await show()
      expect(documentNumber).toMatchObject({ pattern: '第○号', next: 999000003 })
      expect(documentNumber.gaps).toContain(999000001)
    })
  })

  it('refuses a day in the future', async () => {
    const jobs = await federation.makePackages([yokohama])
    expect(await record(recordForm(jobs, { submittedOn: '2999-01-01' }))).toMatchObject({
      refusal: { fields: { submittedOn: 'dateInFuture' } },
    })
  })

  it('refuses a package that is not made yet, unknown jobs and jobs of another kind', async () => {
    const jobs = expectOk(await make(packagesForm([{ recipientId: yokohama, documentNumber: '第200号' }])))
    await federation.jobs.settled()
    await federation.database.job.update({ where: { id: jobs[0] }, data: { state: 'running' } })
    expect(await record(recordForm(jobs))).toMatchObject({ refusal: { reason: 'packageNotReady' } })
    await federation.database.job.update({ where: { id: jobs[0] }, data: { kind: 'book', state: 'finished' } })
    expect(await record(recordForm(jobs))).toMatchObject({ refusal: { reason: 'notFound' } })
    expect(await record(recordForm([randomUUID()]))).toMatchObject({ refusal: { reason: 'notFound' } })
  })
})

describe('S3: who may', () => {
  it('every role does what the permission table says, and nothing else', async () => {
    await adopted()
    const jobs = await federation.makePackages([yokohama])
    const file = (await federation.database.job.findUniqueOrThrow({ where: { id: jobs[0] } })).fileId
    for (const role of ROLES) {
      const actor = federation.actors[role]
      const shown = await federation.submissions.show(actor, federation.cycleId, all)
      expect(shown.ok, `${role} sees`).toBe(can(actor, 'submission.read'))
      const opened = await federation.files.open(actor, file as never)
      expect(opened.ok, `${role} downloads`).toBe(can(actor, 'submission.read'))
      const job = await federation.jobs.show(actor, jobs[0] as JobId)
      expect(job.ok, `${role} watches`).toBe(can(actor, 'submission.read'))
      if (can(actor, 'submission.record')) continue
      const form = packagesForm([{ recipientId: yokohama, documentNumber: '第300号' }])
      expect(await federation.submissions.requestPackages(actor, form), role).toMatchObject({
        refusal: { reason: 'notPermitted' },
      })
      expect(await federation.submissions.record(actor, recordForm(jobs)), role).toMatchObject({
        refusal: { reason: 'notPermitted' },
      })
    }
    expectOk(await federation.submissions.record(federation.actors.responseStaff, recordForm(jobs)))
  })

  it('a file of an unknown id is not found', async () => {
    expect(await federation.files.open(federation.actors.bureau, randomUUID() as never)).toMatchObject({
      refusal: { reason: 'notFound' },
    })
  })
})

describe('S4: what is still to be handed over', () => {
  it('a request closed without having gone to a recipient does not hold up that recipient, nor any other', async () => {
    const { actors, answers } = federation
    await adopted()
    await federation.handOver([prefecture, yokohama])
    const id = await adopted()
    await federation.handOver([prefecture])
    for (const recipientId of [prefecture, yokohama])
      expectOk(await answers.markNoResponse(actors.bureau, { requestId: id, recipientId, mark: 'none' }))
    expectOk(
      await federation.workflow.move(actors.bureau, { requestId: id, transition: 'close', fromState: 'submitted' }),
    )
    expect(await rowOf(yokohama)).toMatchObject({ stage: 'submitted', toSubmit: 0, package: null })
    await adopted()
    await federation.makePackages([prefecture, yokohama])
    expect(await rowOf(yokohama)).toMatchObject({ stage: 'prepared', toSubmit: 1, package: { isCurrent: true } })
  })

  it('a package of the right number of other requests is not current', async () => {
    await federation.handOver([prefecture, yokohama])
    const [first, second] = [await adopted(), await adopted()]
    const only = async (id: PolicyRequestId, state: 'adopted' | 'rejected') =>
      federation.database.policyRequest.update({ where: { id }, data: { state } })
    await only(second, 'rejected')
    await federation.makePackages([prefecture])
    await only(first, 'rejected')
    await only(second, 'adopted')
    expect(await rowOf(prefecture)).toMatchObject({ stage: 'toPrepare', toSubmit: 1, package: { isCurrent: false } })
    await only(first, 'adopted')
    await federation.handOver([prefecture, yokohama])
  })
})

it('the overview of an unknown cycle is not found, and its filter narrows rows but not counts', async () => {
  const { actors, submissions, cycleId } = federation
  expect(await submissions.show(actors.bureau, randomUUID() as never, all)).toMatchObject({
    refusal: { reason: 'notFound' },
  })
  const narrowed = expectOk(
    await submissions.show(actors.bureau, cycleId, readSubmissionFilter(new URLSearchParams('q=横浜'))),
  )
  expect(narrowed.rows.map((row) => row.recipient.id)).toEqual([yokohama])
  const { toPrepare, prepared, submitted } = narrowed.counts
  expect(toPrepare + prepared + submitted).toBe(2)
})
