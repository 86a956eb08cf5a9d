import { z } from 'zod'
import { calendarDate } from './calendar-date-input.ts'
import { formKeyInput } from './form-key-input.ts'
import { REASON_MAX } from './policy-request.ts'
import { count, idInput } from './policy-request-input.ts'

const votes = z.object({ decisionId: idInput, votesFor: count, votesAgainst: count, abstentions: count })

/** The correction of a meeting's day and attendance, and of the votes that were recorded with it. Messages are reason keys. */
export const correctMeetingInput = z.object({
  formKey: formKeyInput,
  meetingId: idInput,
  /** What the person saw (`meetingFingerprint`): a correction must not undo another one. */
  basedOn: z.string(),
  /** Left out: the day stays. */
  heldOn: calendarDate.optional(),
  /** As with a decision: the day is before one of its requests was put to the body, and that is known. */
  heldBeforePut: z.boolean().default(false),
  eligible: count,
  present: count,
  decisions: z.array(votes).max(1000, 'tooLong').default([]),
  /** Votes recorded as unanimous become as many as are present now. */
  unanimousFollows: z.boolean().default(false),
  reason: z.string().trim().min(1, 'required').max(REASON_MAX, 'tooLong'),
})
