import type { jobs as japanese } from '../ja/jobs.ts'
import type { Texts } from '../texts.ts'

export const jobs: Texts<typeof japanese> = {
  title: 'Making a document',
  kind_book: 'Policy requests and proposals (the book)',
  kind_package: 'Submission package',
  forRecipient: 'To {{recipient}}, {{number}}',
  requests_one: '{{count}} request',
  requests_other: '{{count}} requests',
  requestedAt: 'Asked for on {{date}}',
  state_waiting: 'Waiting for its turn',
  state_running: 'Being made',
  state_finished: 'Made',
  state_failed: 'Could not be made',
  progress: '{{done}} of {{total}} steps done',
  progressLabel: 'Progress of the document',
  mayLeave:
    'You can leave this page: the work goes on. The finished document waits on the home page under “Exported documents”.',
  reload: 'Show the latest state',
  download: 'Download {{name}}',
  size: '{{kilobytes}} KB',
  details: 'Details',
  sha256: 'SHA-256',
  problem_interrupted: 'The system stopped while this was being made, so it is being made again from the beginning.',
  failed_interrupted:
    'The system stopped twice while this was being made, so it was given up. Please try again; if it happens once more, tell your administrator.',
  failed_writeFailed:
    'The document could not be written. Nothing of your requests is lost. Please try again; if it happens once more, give your administrator the number “{{id}}” of this page.',
  backToBook: 'Back to the book',
  backToSubmissions: 'Back to submissions',
}
