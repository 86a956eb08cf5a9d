import type { book as japanese } from '../ja/book.ts'
import type { Texts } from '../texts.ts'

export const book: Texts<typeof japanese> = {
  title: 'The book',
  lead: 'The adopted requests in the text that was adopted, ordered by committee and pillar: “Policy requests and proposals”.',
  noCycle:
    'There is no cycle for this year yet. Once an administrator creates one under “Cycles”, the book can be made.',
  readiness: 'Readiness',
  readinessSentence: '{{adopted}} of {{all}} requests are adopted.',
  allReady: 'No request is still under discussion. Everything for the book is there.',
  notYet: 'Requests not adopted yet',
  notYetCount_one: '{{count}} request',
  notYetCount_other: '{{count}} requests',
  notYetMore_one: '{{count}} more (see the list of requests)',
  notYetMore_other: '{{count}} more (see the list of requests)',
  notYetHelp: 'They come into the book once they are adopted.',
  readinessLabel: 'Share of adopted requests',
  chapters: 'Chapters (committees)',
  contents: 'Contents',
  empty: 'No request has been adopted yet. Once the central committee adopts requests, they stand here.',
  noPillar: 'Requests without a pillar',
  purpose: 'Purpose',
  requests_one: '{{count}} request',
  requests_other: '{{count}} requests',
  priority: 'Priority',
  export: 'Make the book in Word',
  exportHelp:
    'Makes a Word document with cover, table of contents, the requests by committee and pillar, and an SDG index. You can go on working meanwhile.',
  exports: 'Books made so far',
  exportsEmpty: 'None yet.',
  exportedAt: 'Asked for on',
  exportFile: 'Document',
  exportRequests: 'Requests',
}
