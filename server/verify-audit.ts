import { parseArgs } from 'node:util'
import { readDatabaseSettings } from '#server/start/config.ts'
import { explainDatabase } from '#server/start/explain-start-failure.ts'
import { findAuditKey } from '#server/start/kept-secret.ts'
import { StartProblem } from '#server/start/start-problem.ts'
import { toAuditKeys } from './audit/audit-seal.ts'
import { type ChainCheck, checkChain } from './audit/check-chain.ts'
import { createDatabase } from './db/client.ts'
import { EmbeddedPostgresError } from './db/embedded/error.ts'
import { reachDatabase } from './reach-database.ts'

/**
 * `npm run audit:verify [-- --expect-head HEAD]`: computes the audit record again, beside the running program or without it.
 * The exit code is 0 when it is whole and holds the expected head, 1 when not, 2 when it could not be read.
 */
async function main(): Promise<number> {
  const expectedHead = readExpectedHead(process.argv.slice(2))
  const read = readDatabaseSettings(process.env)
  if (!read.ok) throw new StartProblem(...read.message)
  const key = await findAuditKey(read.settings)
  if (key === null) {
    throw new StartProblem(
      'AUDIT_KEY: 監査記録の鍵がありません。プログラムと同じものを指定してください。',
      'AUDIT_KEY is missing: give the one of the program.',
    )
  }
  const reached = await reachDatabase(read.settings)
  const database = createDatabase(reached.url, { auditKeys: toAuditKeys(key) })
  try {
    const check = await checkChain(database.prisma, expectedHead)
    for (const line of describe(check)) console.log(line)
    return check.firstWrong || check.hasExpectedHead === false ? 1 : 0
  } catch (error) {
    throw read.settings.databaseUrl ? explainDatabase(error, 'DATABASE_URL') : error
  } finally {
    await database.close()
    await reached.stop()
  }
}

/** @throws StartProblem for anything that is no head */
function readExpectedHead(args: readonly string[]): string | null {
  const usage = new StartProblem(
    '--expect-head の後に、控えておいた封印（16進数64桁）を指定してください。',
    'Give --expect-head and the seal that was kept (64 hexadecimal digits).',
  )
  try {
    const { values } = parseArgs({ args: [...args], options: { 'expect-head': { type: 'string' } } })
    const head = values['expect-head']?.trim().toLowerCase() ?? null
    if (head !== null && !/^[0-9a-f]{64}$/.test(head)) throw usage
    return head
  } catch {
    throw usage
  }
}

function describe({ count, unsealed, head, firstWrong, hasExpectedHead }: ChainCheck): string[] {
  const lines = [
    `${count}件の記録が合っています（うち鍵の封印より前の記録 ${unsealed}件）。 / ${count} records fit (${unsealed} of them from before there were keys).`,
    `最後に合った記録の封印 / Seal of the last record that fits: ${head}`,
  ]
  if (firstWrong) {
    const [ja, en] = REASONS[firstWrong.reason]
    const at = firstWrong.at.toISOString()
    lines.push(`番号 ${firstWrong.id}（${at}）: ${ja} / Number ${firstWrong.id} (${at}): ${en}`)
  } else if (hasExpectedHead !== null) lines.push(hasExpectedHead ? FOUND : CUT_OFF)
  return lines
}

const REASONS = {
  altered: [
    'この記録か一つ前の記録が、変えられたか、抜かれています。',
    'it or the one before it was changed or taken out.',
  ],
  unsealed: ['鍵による封印がありません。', 'it bears no seal of a key.'],
  unknownKey: ['AUDIT_KEY にない鍵で封印されています。', 'it is sealed with a key that is not in AUDIT_KEY.'],
} as const satisfies Record<NonNullable<ChainCheck['firstWrong']>['reason'], readonly [string, string]>

const FOUND = '控えておいた封印の記録があります。 / The record with the expected seal is there.'
const CUT_OFF =
  '控えておいた封印の記録がありません。末尾が切り取られたか、すべてが書き換えられています。 / No record bears the expected seal: the end was cut off, or all was rewritten.'

main()
  .then((code) => {
    process.exitCode = code
  })
  .catch((error) => {
    const isKnown = error instanceof StartProblem || error instanceof EmbeddedPostgresError
    console.error(isKnown ? error.message : error)
    process.exitCode = 2
  })
