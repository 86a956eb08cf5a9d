import { Chance } from './chance.ts'
import { pairOf } from './deliveries.ts'
import type { Made } from './requests.ts'
import { DAY, dayOf, idAt, type Row } from './rows.ts'
import { answerText, departmentOf, reasonOf } from './texts.ts'
import type { Year } from './world.ts'

const RESPONSE = {
  ...{ id: 'uuid', request_id: 'uuid', recipient_id: 'uuid', submission_id: 'uuid', round: 'int', text: 'text' },
  ...{ department: 'text', responded_on: 'date', is_fictional: 'boolean', recorded_by_id: 'uuid' },
  recorded_at: 'timestamptz',
}
const EVALUATION = {
  ...{ response_id: 'uuid', code: 'evaluation_code', reason: 'text', next_action: 'next_action' },
  ...{ evaluated_by_id: 'uuid', evaluated_at: 'timestamptz', confirmed_by_id: 'uuid', confirmed_at: 'timestamptz' },
}
const CODES = ['realized', 'partial', 'ongoing', 'ongoing', 'difficult', 'unclear'] as const
const NEXT = ['continue', 'continue', 'strengthen', 'finish'] as const

/** Answers as they come: one recipient's letter after the other. In the current year some are still awaited, some not judged. */
export async function addAnswers(
  year: Year,
  made: readonly Made[],
  deliveryOf: ReadonlyMap<string, string>,
  links: readonly Row[],
): Promise<void> {
  const { world, yearsAgo, workYear, on } = year
  const { rows, recipients, actors, members } = world
  const isNow = yearsAgo === 0
  const chance = new Chance(7_000 + yearsAgo)
  const silent = new Set(
    links
      .filter((link) => link.no_response_at !== null)
      .map((link) => pairOf(String(link.request_id), String(link.recipient_id))),
  )
  for (const [place, recipient] of recipients.entries()) {
    const responses: Row[] = []
    const evaluations: Row[] = []
    for (const one of made) {
      const pair = pairOf(one.id, recipient.id)
      const submissionId = deliveryOf.get(pair)
      if (!submissionId || silent.has(pair)) continue
      if (isNow && one.state === 'submitted' && chance.is(0.03)) continue
      const rounds = chance.is(isNow ? 0.5 : 0.28) ? 2 : 1
      for (let round = 1; round <= rounds; round++) {
        const at = on(round === 1 ? 11 : 12, 1 + (place % 25), one.index % 500)
        const id = idAt(at, `response ${workYear} ${one.index} ${place} ${round}`)
        const said = { round, text: answerText(one.body.number, chance), department: departmentOf(chance) }
        responses.push({
          ...{ id, request_id: one.id, recipient_id: recipient.id, submission_id: submissionId, ...said },
          ...{ responded_on: dayOf(at), is_fictional: true, recorded_by_id: actors.responseStaff.id, recorded_at: at },
        })
        const told = { ...said, responseId: id, recipientId: recipient.id, respondedOn: dayOf(at) }
        year.tell(at, actors.responseStaff, 'response.record', ['policyRequest', one.id], told)
        if (!chance.is(isNow ? 0.8 : 0.97)) continue
        const judged = { code: chance.one(CODES), reason: reasonOf(chance), nextAction: chance.one(NEXT) }
        const isConfirmed = chance.is(isNow ? 0.85 : 1)
        const later = new Date(at.getTime() + 3 * DAY)
        evaluations.push({
          ...{ response_id: id, code: judged.code, reason: judged.reason, next_action: judged.nextAction },
          ...{ evaluated_by_id: chance.one(members).id, evaluated_at: later },
          ...{ confirmed_by_id: isConfirmed ? actors.bureau.id : null, confirmed_at: isConfirmed ? later : null },
        })
        const about = { ...judged, round, requestId: one.id, recipientId: recipient.id }
        year.tell(later, chance.one(members), 'evaluation.draft', ['response', id], about)
        if (isConfirmed) year.tell(later, actors.bureau, 'evaluation.confirm', ['response', id], about)
      }
    }
    await rows.insert('response', RESPONSE, responses)
    await rows.insert('evaluation', EVALUATION, evaluations)
  }
}
