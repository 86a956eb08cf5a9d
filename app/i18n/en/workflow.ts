import type { workflow as japanese } from '../ja/workflow.ts'
import type { Texts } from '../texts.ts'

export const workflow: Texts<typeof japanese> = {
  nextSteps: 'Next step',
  otherSteps: 'Other steps',
  missing_one: '{{count}} thing missing',
  missing_other: '{{count}} things missing',
  because: 'This is still needed:',
  toSubmissions: 'Open submissions',
  toRecording: 'Record answers',
  moveLead: '“{{title}}” will change from “{{from}}” to “{{to}}”.',
  presentState: '“{{title}}” is now “{{state}}”.',
  back: 'Go back without doing this',
  reason: 'Reason',
  reasonHelp: 'It is shown on the page of the request and in its history.',
  mergeInto: 'Request to merge into',
  mergeHelp:
    'The text and history of this request are kept. Those who proposed it are added to the proposers of the other one.',
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
  amendmentsHelp:
    'The words before the change must stand in the title or in one paragraph of the text, and occur exactly once. Amendments are made from top to bottom; without words after the change, the passage is struck out.',
  addAmendment: 'Add an amendment',
  previewAmendments: 'Show the amended text',
  amendedText: 'Amended text',
  amendedTextHelp:
    'This is what the amendments make of it. Nothing is recorded yet. After changing an amendment, choose “Show the amended text” again.',
  amendmentFrom: 'Words before the change ({{number}})',
  amendmentTo: 'Words after the change ({{number}})',
  freezes:
    'This fixes the text and the fields: they can no longer be changed. What they are then is kept as a revision.',
  closeEnds:
    'Closing makes the answers and evaluations of this request final: an answer that arrives later cannot be recorded, and no evaluation changed.',
  closeUnevaluated_one: '{{count}} answer has no evaluation.',
  closeUnevaluated_other: '{{count}} answers have no evaluation.',
  closeUnconfirmed_one: '{{count}} drafted evaluation is not confirmed and will stay a draft.',
  closeUnconfirmed_other: '{{count}} drafted evaluations are not confirmed and will stay drafts.',
  notOffered:
    'This step cannot be taken now. Somebody was faster or the state has changed. Please look at the request for its present state.',
  substance: 'What this step is about',
  substanceHelp: 'The step is taken on exactly this content. Please read it to the end before you go on below.',
  sameMeeting: 'Date and attendance of the meeting recorded last ({{date}}) are filled in.',
  correctMeeting: 'Correct the record of a meeting',
  correctMeetingLink: 'Correct the attendance',
  correctMeetingNewTab: 'Correct the attendance of the meeting (opens in a new tab)',
  correctMeetingHelp:
    'This is for a date or numbers that were recorded wrongly. Who corrected what, and when, stays in the history of the requests decided on at this meeting. The revisions decided on do not change.',
  recordedAttendance: 'Recorded now: {{eligible}} entitled to vote, {{present}} present',
  unanimousFollows: 'Decisions recorded as unanimous get as many votes as are present after the correction',
  votesOfMeeting: 'Decisions of this meeting and their votes',
  correctionReasonHelp: 'What went wrong. It is shown in the history.',
  correctButton: 'Correct',
  meetingCorrected:
    'The attendance is corrected. If you were recording a decision, go back to that page and record it again.',
}
