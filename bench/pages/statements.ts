import type pg from 'pg'

export type Statement = { readonly text: string; readonly values: readonly unknown[] }

/** Hears every statement that goes through `pool`, but for what only begins and ends transactions. */
export function hearStatements(pool: pg.Pool): { readonly take: () => Statement[] } {
  let heard: Statement[] = []
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...parameters: unknown[]) => unknown
    const hearing = (...parameters: unknown[]): unknown => {
      const [first, second] = parameters
      const statement =
        typeof first === 'string'
          ? { text: first, values: Array.isArray(second) ? second : [] }
          : {
              text: (first as Statement).text,
              values: (first as Statement).values ?? (Array.isArray(second) ? second : []),
            }
      if (!/^\s*(BEGIN|COMMIT|ROLLBACK|SET|SAVEPOINT|RELEASE)\b/i.test(statement.text)) heard.push(statement)
      return query(...parameters)
    }
    client.query = hearing as typeof client.query
  })
  return {
    take: () => {
      const taken = heard
      heard = []
      return taken
    },
  }
}

type Plan = {
  readonly 'Node Type': string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number
  readonly 'Rows Removed by Index Recheck'?: number
  readonly 'Shared Hit Blocks': number
  readonly 'Shared Read Blocks': number
  readonly Plans?: readonly Plan[]
}

/** What PostgreSQL touches for a statement: pages of 8 kB (buffers), and rows of tables and indexes, those it drops again too. */
export type Touched = { readonly buffers: number; readonly rows: number }

/** What a statement touches that reads; null for others. */
export async function touchedBy(client: pg.ClientBase, { text, values }: Statement): Promise<Touched | null> {
  if (!/^\s*(SELECT|WITH)\b/i.test(text)) return null
  const { rows } = await client.query(`EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) ${text}`, [...values])
  const [explained] = (rows[0] as { 'QUERY PLAN': readonly { readonly Plan: Plan }[] })['QUERY PLAN']
  if (!explained) return null
  const { Plan: plan } = explained
  return { buffers: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'], rows: rowsRead(plan) }
}

/** Rows that the scans at the ends of a plan came upon. */
function rowsRead(plan: Plan): number {
  if (plan.Plans) return plan.Plans.reduce((sum, below) => sum + rowsRead(below), 0)
  const dropped = (plan['Rows Removed by Filter'] ?? 0) + (plan['Rows Removed by Index Recheck'] ?? 0)
  return Math.round((plan['Actual Rows'] + dropped) * plan['Actual Loops'])
}
