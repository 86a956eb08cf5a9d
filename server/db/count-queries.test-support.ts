import type { Database } from './client.ts'

/** How many queries `run` sends through the database it is given. */
export async function countQueries(database: Database, run: (counting: Database) => Promise<unknown>): Promise<number> {
  let count = 0
  const counting = database.$extends({
    query: {
      $allOperations: ({ args, query }) => {
        count++
        return query(args)
      },
    },
  })
  await run(counting as unknown as Database)
  return count
}
