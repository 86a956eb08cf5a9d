import type { profile as japanese } from '../ja/profile.ts'
import type { Texts } from '../texts.ts'

export const profile: Texts<typeof japanese> = {
  title: 'Words and forms',
  lead: 'The names that stand on screen, in Word and in Excel, and what the call asks for. What was typed stays as it is.',
  choose: 'Begin from a sample',
  chooseLead:
    'A sample holds words and forms, the name of the organisation, its bodies and recipients. You first see what would change.',
  now: 'Now: {{name}}',
  sample: 'Sample',
  lookButton: 'See what would change',
  planTitle: 'With the sample of {{name}}',
  planAlways:
    'Words, names of marks and kinds, what the call asks for, forms and the letter all become those of the sample.',
  planLost: 'What was changed here of the following is replaced by the sample, and lost.',
  part: {
    terms: 'Words',
    marks: 'Signs and names of the marks of an answer',
    kinds: 'Names of the kinds of request',
    questions: 'What the call asks for',
    bodyKinds: 'Kinds of body in use',
    forms: 'Who decides, and numbering',
    letter: 'Letter',
  },
  planRejudged_one:
    '{{count}}{{more}} evaluation that was made will read in the signs and words of the sample. What was judged does not change.',
  planRejudged_other:
    '{{count}}{{more}} evaluations that were made will read in the signs and words of the sample. What was judged does not change.',
  planChosen: 'What no public page says and the sample chose: {{text}}',
  planSettings: 'Name and sender',
  setting: {
    federationName: 'Name of the organisation',
    senderTitle: 'Post of the sender',
    coSenderBody: 'Organisation that sends it too',
  },
  becomes: '{{name}}: “{{to}}” instead of “{{from}}”',
  becomesNew: '{{name}}: “{{to}}”',
  typedHere: '“{{from}}” was typed here.',
  planKept: 'The following stays as it was typed here. Change it under Settings where it must be.',
  keptSetting: { senderName: 'Name of the sender', contact: 'Contact', introduction: 'Introduction' },
  planBodies: 'Bodies',
  bodyNew: 'Add “{{name}}” ({{kind}})',
  bodyRenamed: 'Call “{{from}}” “{{to}}”',
  bodiesIdle_one: 'Take away {{count}} body that is not in use',
  bodiesIdle_other: 'Take away {{count}} bodies that are not in use',
  planRecipients: 'Recipients',
  recipientNew: 'Add “{{name}}”',
  recipientsIdle_one: 'Take away {{count}} recipient that is not in use and not in the sample',
  recipientsIdle_other: 'Take away {{count}} recipients that are not in use and not in the sample',
  planNothing: 'Nothing changes.',
  chooseButton: 'Replace it by this sample',
  terms: 'Words',
  termsLead: 'Where nothing is written, the word stays as it is.',
  japanese: '{{name}} (Japanese)',
  english: '{{name}} (English)',
  marks: 'Signs and names of the marks of an answer',
  marksLead:
    'The signs are used on screen and when a table with evaluations is read; a name always stands beside them. How a mark counts decides what is proposed for the next year, and its colour.',
  marksJudged_one:
    '{{count}}{{more}} answer was judged. Evaluations are kept by their step: what is changed here also changes the signs and names of past years. Which step was chosen, and the Word and Excel files that were made, stay as they are. The former signs and names stand in the audit record.',
  marksJudged_other:
    '{{count}}{{more}} answers were judged. Evaluations are kept by their step: what is changed here also changes the signs and names of past years. Which step was chosen, and the Word and Excel files that were made, stay as they are. The former signs and names stand in the audit record.',
  orMore: '+',
  marksSeen: 'I know that evaluations of past years will read in the new signs and names',
  symbolOf: 'Sign of {{name}}',
  toneOf: 'How {{name}} counts',
  tone: {
    good: 'Came true',
    fair: 'Came true in part',
    open: 'Goes on',
    bad: 'Will not come true',
    unclear: 'Did not answer',
  },
  kinds: 'Names of the kinds of request',
  kindsLead: 'Sheets are read without telling apart what differs in brackets, signs or spaces alone.',
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
