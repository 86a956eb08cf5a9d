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

type Plan = { readonly 'Shared Hit Blocks': number; readonly 'Shared Read Blocks': number }

/** Pages of 8 kB (buffers) that PostgreSQL touches for a statement that reads; null for others. */
export async function buffersOf(client: pg.ClientBase, { text, values }: Statement): Promise<number | null> {
  if (!/^\s*(SELECT|WITH)\b/i.test(text)) return null
  const { rows } = await client.query(`EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) ${text}`, [...values])
  const [explained] = (rows[0] as { 'QUERY PLAN': readonly { readonly Plan: Plan }[] })['QUERY PLAN']
  return explained ? explained.Plan['Shared Hit Blocks'] + explained.Plan['Shared Read Blocks'] : null
}
