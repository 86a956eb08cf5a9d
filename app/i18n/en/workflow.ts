import type { workflow as japanese } from '../ja/workflow.ts'
import type { Texts } from '../texts.ts'

export const workflow: Texts<typeof japanese> = {
  nextSteps: 'Next step',
  otherSteps: 'Other steps',
  because: 'This is still needed:',
  nothingForYou: 'There is no step for you to take now.',
  done: 'Done: {{transition}}.',
  moveLead: 'This takes “{{title}}” from “{{from}}” to “{{to}}”.',
  back: 'Go back without doing this',
  reason: 'Reason',
  reasonHelp: 'It is shown to those concerned and in the history.',
  mergeInto: 'Request to merge into',
  mergeHelp: 'The text and history of this request are kept.',
  chooseMergeTarget: 'Choose the request to merge into.',
  decision: 'Decision',
  heldOn: 'Date of the meeting',
  heldOnHelp: 'For a circular resolution: the day on which all answers were in.',
  form: 'Kind of meeting',
  outcome: 'Outcome',
  attendance: 'Attendance',
  eligible: 'Members entitled to vote',
  present: 'Members present',
  presentHelp: 'Including proxies. For a circular resolution: the number of those who answered.',
  votesFor: 'For',
  votesAgainst: 'Against',
  abstentions: 'Abstentions',
  note: 'Remarks (optional)',
  amendments: 'Amendments (when approved as amended)',
  amendmentsHelp: 'The words before the change must occur exactly once in title and text.',
  amendmentFrom: 'Words before the change ({{number}})',
  amendmentTo: 'Words after the change ({{number}})',
  freezes:
    'This fixes the text and the fields: they can no longer be changed. What they are then is kept as a revision.',
  notOffered:
    'This step cannot be taken now. Somebody was faster or the state has changed. Please look at the request for its present state.',
  sameMeeting: 'Date and attendance of the meeting recorded last ({{date}}) are filled in.',
}
