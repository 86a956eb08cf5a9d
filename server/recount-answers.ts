import pg from 'pg'
import { readDatabaseSettings } from '#server/start/config.ts'
import { explainDatabase } from '#server/start/explain-start-failure.ts'
import { StartProblem } from '#server/start/start-problem.ts'
import { EmbeddedPostgresError } from './db/embedded/error.ts'
import { reachDatabase } from './reach-database.ts'

/**
 * `npm run answers:recount`: counts anew what is kept of deliveries and answers (docs/decisions/013-pages-that-do-not-grow.md), beside
 * the running program, which waits meanwhile, or without it. The exit code is 0 when all of it was right, 1 when something was wrong
 * and is right now, 2 when it could not be counted.
 */
async function main(): Promise<number> {
  const read = readDatabaseSettings(process.env)
  if (!read.ok) throw new StartProblem(...read.message)
  const reached = await reachDatabase(read.settings)
  const client = new pg.Client({ connectionString: reached.url })
  try {
    await client.connect()
    const wrong = (await client.query<{ wrong: number }>('SELECT recount_answers() AS wrong')).rows[0]?.wrong ?? 0
    console.log(
      wrong === 0
        ? '提出と回答の数は、すべて合っています。 / All counts of deliveries and answers are right.'
        : `提出と回答の数のうち、違っていた${wrong}か所を数え直しました。 / ${wrong} of the counts of deliveries and answers were wrong, and are right now.`,
    )
    return wrong === 0 ? 0 : 1
  } catch (error) {
    throw read.settings.databaseUrl ? explainDatabase(error, 'DATABASE_URL') : error
  } finally {
    await client.end()
    await reached.stop()
  }
}

main()
  .then((code) => {
    process.exitCode = code
  })
  .catch((error) => {
    const isKnown = error instanceof StartProblem || error instanceof EmbeddedPostgresError
    console.error(isKnown ? error.message : error)
    process.exitCode = 2
  })
