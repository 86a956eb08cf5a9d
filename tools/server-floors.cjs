/**
 * The floors of the server, from the ground up. A room may use what lies below its floor, never its own floor or one above; so there is no
 * circle of rooms either. A new room is named here, or `every-room-has-a-floor` refuses what it imports.
 */
const FLOORS = [
  ['db'],
  ['audit', 'files', 'passwords', 'second-factor', 'reference-data'],
  ['forms', 'settings', 'profiles', 'passkeys', 'jobs', 'documents'],
  ['cycles', 'bodies', 'recipients', 'sessions'],
  ['people', 'samples'],
  ['account', 'pillars', 'document-text'],
  ['policy-requests'],
  ['revisions', 'word'],
  ['meetings'],
  ['proposals'],
  ['workflow', 'book', 'carry-over', 'year-counts'],
  ['submissions'],
  ['answers'],
  ['workspace', 'home', 'lineage', 'first-year'],
  ['start'],
  // The edges: they use what they need and nobody uses them.
  ['collab', 'http', 'sample-year'],
  ['simulation'],
]

module.exports = { FLOORS }
