import type { profile as japanese } from '../ja/profile.ts'
import type { Texts } from '../texts.ts'

export const profile: Texts<typeof japanese> = {
  title: 'Words and forms',
  lead: 'The names that stand on screen, in Word and in Excel, and what the call asks for. What was typed stays as it is.',
  choose: 'Begin from a sample',
  chooseLead: 'Everything below is replaced by what the sample says. You can change it afterwards.',
  now: 'Now: {{name}}',
  sample: 'Sample',
  chooseButton: 'Replace it by this sample',
  terms: 'Words',
  termsLead: 'Where nothing is written, the word stays as it is.',
  japanese: '{{name}} (Japanese)',
  english: '{{name}} (English)',
  marks: 'Names of the marks of an answer',
  kinds: 'Names of the kinds of request',
  questions: 'What the call asks for',
  questionsLead: 'The kind and the subject are always asked for.',
  question: {
    demand: 'What is wished for',
    situation: 'Situation and difficulty',
    reason: 'Reason',
    addressedTo: 'Whom to ask',
    isUrgent: 'Particularly urgent',
  },
  asked: {
    required: 'Must be written',
    optional: 'May be written',
    notAsked: 'Not asked for',
  },
  bodyKinds: 'Kinds of body in use',
  bodyKindsLead: 'A new body is of one of these kinds.',
  decider: 'Who decides what becomes of wishes',
  deciderHelp:
    'With the committee, what is decided at the consolidation desk is a proposal until the committee confirms it at a meeting. Proposals that are there already stay with the committee.',
  decideBy: { bureau: 'The policy bureau alone', committee: 'The committee confirms at a meeting' },
  chain: 'Who decides on requests, and in which order',
  chainHelp:
    'It changes with the next step of each request. What is before a committee already can still be approved there. Where the policy bureau changes a text that a committee approved, the committee confirms it in either order.',
  decisionChain: {
    committeeThenCentral: 'The committee approves, then the central committee adopts',
    centralOnly: 'Committees draft, and the central committee alone decides',
  },
  numbering: 'Numbering',
  numberingHelp:
    'Numbers of committees, pillars, requests and of the lists in a text, on screen and in Word. Texts themselves do not change.',
  letter: 'Letter',
  letterHelp:
    'The first words of a package, one paragraph per line. Where nothing is written, the usual letter stands.',
  save: 'Save',
  saved: 'Saved. Others see it when they next open a page.',
  chosen: 'Replaced by the sample.',
}
