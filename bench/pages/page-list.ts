import pg from 'pg'
import type { Role } from '#app/domain/roles.ts'
import type { RequestState } from '#app/domain/workflow.ts'

/** A page as one role opens it. */
export type Page = {
  readonly name: string
  readonly role: Role
  readonly path: string
  /** Does it show something of the year before as well? Then it is compared with a database that has two years. */
  readonly hasYearBefore: boolean
}

/**
 * Every kind of page, by the roles that see something else there, at the current year of a database that `loadYears` filled: the
 * same pages in each, however many years it has, under the ids that things have there.
 */
export async function listPages(url: string): Promise<Page[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return pagesOf(await findThings(client))
  } finally {
    await client.end()
  }
}

/** The workspace offers last year's requests to carry on, and shows their answers; the bureau's home page counts them; cycles stand beside each other. */
const SHOWS_YEAR_BEFORE =
  /^\/$|^\/carry-over|^\/policy-requests\/[^?]+\?|^\/policy-requests\/[^/]{36}$|\/new$|^\/admin\/cycles/

type Things = Awaited<ReturnType<typeof findThings>>

/** What the pages are about. */
async function findThings(client: pg.Client) {
  const idOf = async (statement: string): Promise<string> => {
    const found = (await client.query<{ id: string }>(statement)).rows[0]?.id
    if (!found) throw new Error(`nothing found to measure: ${statement}`)
    return found
  }
  const current = 'cycle_id = (SELECT id FROM cycle WHERE is_current)'
  const request = (state: RequestState, also = 'true') =>
    idOf(`SELECT r.id FROM policy_request r
      WHERE ${current} AND body_id = (SELECT id FROM body WHERE number = 5) AND state = '${state}' AND ${also} ORDER BY r.number LIMIT 1`)
  const used = '(SELECT DISTINCT recipient_id FROM submission)'
  const links = '(SELECT count(*) FROM policy_request_recipient l WHERE l.request_id = r.id)'
  const recipient = (name: string) => idOf(`SELECT id FROM recipient WHERE name_ja = '${name}'`)
  const person = 'SELECT person_id AS id FROM audit_event'
  return {
    drafting: await request('drafting', `kind <> 'new'`),
    inCommittee: await request('inCommittee'),
    consolidating: await request('consolidating'),
    agenda: await request('onCentralAgenda'),
    submitted: await request('submitted', `kind <> 'new' AND ${links} = (SELECT count(*) FROM ${used})`),
    committee: await idOf('SELECT id FROM body WHERE number = 3'),
    prefecture: await idOf(`SELECT id FROM recipient WHERE kind = 'prefecture'`),
    yokohama: await recipient('横浜市'),
    last: await idOf(`SELECT id FROM recipient WHERE id IN ${used} ORDER BY sort_order DESC LIMIT 1`),
    region: await idOf(`SELECT region AS id FROM recipient WHERE name_ja = '川崎市'`),
    submission: await idOf(`SELECT id FROM submission WHERE ${current} ORDER BY recorded_at DESC, id LIMIT 1`),
    meeting: await idOf(
      `SELECT meeting_id AS id FROM decision JOIN meeting ON meeting.id = meeting_id
       WHERE ${current} GROUP BY meeting_id ORDER BY count(*) DESC, meeting_id LIMIT 1`,
    ),
    person: await idOf(`${person} WHERE action = 'session.signIn' ORDER BY at DESC, id LIMIT 1`),
    earlierEvent: await idOf('SELECT (max(id) - 500)::text AS id FROM audit_event'),
  }
}

function pagesOf(things: Things): Page[] {
  const pages: Page[] = []
  const add = (name: string, path: string, ...roles: Role[]) => {
    for (const role of roles) pages.push({ name, role, path, hasYearBefore: SHOWS_YEAR_BEFORE.test(path) })
  }
  const request = (id: string, panel?: string) => `/policy-requests/${id}${panel ? `?panel=${panel}` : ''}`
  const { yokohama, committee, submitted } = things
  add('home', '/', 'committeeMember', 'committeeChair', 'committeeSecretary', 'adviser', 'proposer', 'bureau')
  add('home', '/', 'centralSecretariat', 'centralMember', 'responseStaff', 'viewer')
  add('home, admin', '/', 'admin')
  add('requests', '/policy-requests', 'bureau', 'committeeMember', 'adviser', 'proposer', 'viewer')
  add('requests, further on', '/policy-requests?page=8', 'bureau')
  add('requests by state', '/policy-requests?state=drafting&state=inCommittee', 'bureau')
  add('requests of a committee', `/policy-requests?committee=${committee}`, 'bureau')
  add('requests to a recipient', `/policy-requests?recipient=${yokohama}`, 'bureau')
  add('requests by goal', '/policy-requests?goal=8', 'bureau')
  add('requests by word', `/policy-requests?q=${encodeURIComponent('介護')}`, 'bureau')
  for (const panel of ['sdgs', 'recipients', 'history', 'previous'])
    add(`draft, ${panel}`, request(things.drafting, panel), 'committeeMember')
  add('in committee', request(things.inCommittee), 'committeeChair')
  add('consolidated', request(things.consolidating), 'bureau')
  add('on the agenda', request(things.agenda), 'centralSecretariat')
  for (const panel of ['history', 'previous', 'answers'])
    add(`submitted, ${panel}`, request(submitted, panel), 'bureau')
  add('submitted, answers', request(submitted, 'answers'), 'viewer')
  add('new request', '/policy-requests/new', 'committeeMember')
  add('changes', `${request(things.consolidating)}/changes`, 'bureau')
  add('move: approve', `${request(things.inCommittee)}/move/approveInCommittee`, 'committeeChair')
  add('move: merge', `${request(things.inCommittee)}/move/merge`, 'bureau')
  add('move: adopt', `${request(things.agenda)}/move/adopt`, 'centralSecretariat')
  add('move: close', `${request(submitted)}/move/close`, 'bureau')
  add('matrix', '/answers/matrix', 'bureau', 'viewer', 'adviser')
  add('matrix of a committee', `/answers/matrix?committee=${committee}`, 'bureau')
  add('matrix of a region', `/answers/matrix?region=${encodeURIComponent(things.region)}`, 'bureau')
  add('matrix by goal', '/answers/matrix?goal=8', 'bureau')
  add('recipient, prefecture', `/recipients/${things.prefecture}`, 'bureau')
  add('recipient', `/recipients/${yokohama}`, 'bureau', 'adviser')
  add('recipient, the last', `/recipients/${things.last}`, 'viewer')
  add('desk', `/answers/${yokohama}`, 'responseStaff')
  add('answers', '/answers', 'responseStaff', 'bureau', 'committeeChair')
  add('answers of a request', `/answers/request/${submitted}`, 'bureau')
  add('submissions', '/submissions', 'bureau')
  add('submissions to prepare', '/submissions?stage=toPrepare', 'responseStaff')
  add('delivery to correct', `/submissions/${things.submission}/record`, 'bureau')
  add('book', '/book', 'bureau')
  add('pillars', '/pillars', 'bureau')
  add('carry-over', '/carry-over', 'bureau')
  add('counts', '/year-counts', 'bureau')
  add('meeting', `/meetings/${things.meeting}/attendance`, 'centralSecretariat')
  add('people', '/admin/people', 'admin')
  add('people by name', `/admin/people?q=${encodeURIComponent('森')}`, 'admin')
  add('person', `/admin/people/${things.person}`, 'admin')
  add('bodies', '/admin/bodies', 'admin')
  add('cycles', '/admin/cycles', 'admin')
  add('settings', '/admin/settings', 'admin')
  add('words', '/admin/profile', 'admin')
  add('audit', '/admin/audit', 'admin')
  add('audit, further back', `/admin/audit?before=${things.earlierEvent}`, 'admin')
  for (const subject of ['policyRequest', 'response', 'settings'])
    add(`audit of ${subject}`, `/admin/audit?subject=${subject}`, 'admin')
  add('audit of a person', `/admin/audit?person=${things.person}`, 'admin')
  add('account', '/account', 'committeeMember')
  return pages
}
