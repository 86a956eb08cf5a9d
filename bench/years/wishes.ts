import pg from 'pg'
import { Chance } from './chance.ts'
import { idAt, Rows } from './rows.ts'
import { wishOf } from './texts.ts'

/** Of every ten requests of the year one is a draft that wishes can go into. */
const DRAFTS = 10

/**
 * The current year's call with `count` wishes that were handed in and wait for their outcome, by the affiliates in turn. The same wishes
 * come first, whatever their number.
 * @param url of a database that `loadYears` filled
 */
export async function addWishes(url: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const rows = new Rows(client)
    const [cycle] = await rows.select<{ id: string; year: number }>(
      'SELECT id, work_year AS year FROM cycle WHERE is_current',
    )
    const [person] = await rows.select<{ id: string }>(`SELECT id FROM person WHERE email = 'proposer@years.invalid'`)
    const bodies = await rows.select<{ id: string }>(`SELECT id FROM body WHERE kind = 'affiliate' ORDER BY sort_order`)
    if (!cycle || !person || bodies.length === 0) throw new Error('The database must hold a year of work')
    await client.query(
      `INSERT INTO call (cycle_id, guidance, opens_on, due_on) VALUES ($1, '', make_date($2, 3, 1), make_date($2, 4, 30))
       ON CONFLICT DO NOTHING`,
      [cycle.id, cycle.year],
    )
    await client.query(`UPDATE policy_request SET state = 'drafting' WHERE cycle_id = $1 AND number % $2 = 0`, [
      cycle.id,
      DRAFTS,
    ])
    const chance = new Chance(7_000)
    const at = new Date(Date.UTC(cycle.year, 3, 10))
    const wishes = Array.from({ length: count }, (_, index) => ({
      id: idAt(new Date(at.getTime() + index * 60_000), `wish ${index}`),
      cycle_id: cycle.id,
      body_id: bodies[index % bodies.length]?.id ?? '',
      ...{ state: 'handedIn', number: index + 1, intent: 'new', created_by_id: person.id, handed_in_at: at },
      ...wishOf(1 + (index % 7), chance),
    }))
    await rows.insert('proposal', COLUMNS, wishes)
    await client.query('VACUUM ANALYZE proposal, policy_request')
  } finally {
    await client.end()
  }
}

const COLUMNS = {
  ...{ id: 'uuid', cycle_id: 'uuid', body_id: 'uuid', state: 'proposal_state', number: 'int' },
  ...{ intent: 'proposal_intent', title: 'text', demand: 'text', situation: 'text' },
  ...{ created_by_id: 'uuid', handed_in_at: 'timestamptz' },
}
