import type { MeetingId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import type { Clock } from '#server/clock.ts'
import type { Database } from '#server/db/client.ts'
import { correctMeeting, openMeeting } from './correct-meeting.ts'

export type Meetings = ReturnType<typeof createMeetings>

/** 会議: at which something was decided, and the correction of what was recorded of it. */
export const createMeetings = (deps: { readonly database: Database; readonly clock: Clock }) => ({
  /** A meeting on the page where its attendance is corrected. */
  open: (actor: Actor, id: MeetingId) => openMeeting(deps, actor, id),
  correct: (actor: Actor, input: unknown) => correctMeeting(deps, actor, input),
})
