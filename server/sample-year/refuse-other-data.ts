import type { Database } from '#server/db/client.ts'
import type { Config } from '#server/start/config.ts'
import { StartProblem } from '#server/start/start-problem.ts'
import { hasPeople, readSampleYearState } from './sample-year.repository.ts'

type Place = Pick<Config, 'demo' | 'databaseUrl' | 'dataDirectory'>

/**
 * Keeps the sample year and real data apart. In a database that holds the sample year nobody could sign in for real: its
 * people have no passwords, and since it has an administrator no link for the first one is made. And a demonstration lets
 * anybody sign in as anybody.
 * @throws StartProblem when a demonstration is started on real data, or the program for real on the sample year
 */
export async function refuseOtherData(database: Database, place: Place): Promise<void> {
  const hasSampleYear = (await readSampleYearState(database)) !== 'none'
  if (place.demo && !hasSampleYear && (await hasPeople(database))) throw realData(place)
  if (!place.demo && hasSampleYear) throw sampleYear(place)
}

const realData = ({ databaseUrl, dataDirectory }: Place) =>
  databaseUrl
    ? new StartProblem(
        'DATABASE_URL: このデータベースには体験版のものではないデータが入っているため、体験版を起動しません。空の別のデータベースを指定してください。',
        'DATABASE_URL names a database with data that are not of a demonstration, so none is started on it: name another, empty one.',
      )
    : new StartProblem(
        `DATA_DIR: ${dataDirectory} には体験版のものではないデータが入っているため、体験版を起動しません。DATA_DIR に別のフォルダーを指定してください（中のデータがもう要らないと確かめたときだけ、このフォルダーを削除しても構いません）。`,
        `DATA_DIR: ${dataDirectory} holds data that are not of a demonstration, so none is started on it. Set DATA_DIR to another folder (or remove this one, only if you are sure that nothing in it is needed).`,
      )

const sampleYear = ({ databaseUrl, dataDirectory }: Place) =>
  databaseUrl
    ? new StartProblem(
        'DATABASE_URL: このデータベースには体験版の見本の年度が入っています。実際に使うには、空の別のデータベースを指定してください。',
        'DATABASE_URL names a database with the sample year of a demonstration. To work for real, name another, empty one.',
      )
    : new StartProblem(
        `DATA_DIR: ${dataDirectory} には体験版の見本の年度が入っています。実際に使うには、DATA_DIR に別のフォルダーを指定するか、このフォルダーを削除してください。体験版を続けるには npm run demo を実行してください。`,
        `DATA_DIR: ${dataDirectory} holds the sample year of a demonstration. To work for real, set DATA_DIR to another folder or remove this one; to go on with the demonstration, run npm run demo.`,
      )
