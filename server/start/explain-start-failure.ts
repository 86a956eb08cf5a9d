import { StartProblem } from './start-problem.ts'

/** What Node and PostgreSQL say about a failure: a code of the system (`EACCES`) or an SQLSTATE (`28P01`). */
type CodedError = Error & { readonly code?: string; readonly syscall?: string; readonly path?: string }
type Line = readonly [ja: string, en: string]

const reasonOf = (error: CodedError): string => error.message || error.code || error.name

const sayOr = (error: unknown, line: Line | undefined): unknown =>
  line ? new StartProblem(...line, { cause: error }) : error

/** @returns why listening failed, as a line that names PORT or HOST; another error as it is */
export function explainListening(error: unknown): unknown {
  const { code = '' } = error as CodedError
  return sayOr(error, LISTENING[code])
}

const NO_SUCH_HOST: Line = [
  'HOST: このアドレスはこのコンピューターにありません。待ち受けるアドレス（例: 127.0.0.1、0.0.0.0）を指定してください。',
  'HOST is no address of this computer: set it to the one to listen on, for instance 127.0.0.1 or 0.0.0.0.',
]
const LISTENING: Readonly<Record<string, Line>> = {
  EADDRINUSE: [
    'PORT: このポートはほかのプログラムが使っています。別の番号を指定してください。',
    'PORT: another program uses this port. Choose another one.',
  ],
  EACCES: [
    'PORT: このポートを使う権限がありません。1024 以上の番号を指定してください。',
    'PORT: this user may not use this port. Choose one from 1024 on.',
  ],
  EADDRNOTAVAIL: NO_SUCH_HOST,
  ENOTFOUND: NO_SUCH_HOST,
  EAI_AGAIN: NO_SUCH_HOST,
  EAFNOSUPPORT: NO_SUCH_HOST,
}

/** The settings that name a database. */
export type DatabaseSetting = 'DATABASE_URL' | 'MIGRATION_DATABASE_URL'

/** @returns why the database of that setting cannot be used, as a line that names it; another error as it is */
export function explainDatabase(error: unknown, setting: DatabaseSetting): unknown {
  const known = error as CodedError
  const kind = DATABASE.find(({ codes }) => codes.test(known.code ?? '') || codes.test(known.message ?? ''))
  return sayOr(error, kind?.line(reasonOf(known), setting))
}

const DATABASE: readonly { codes: RegExp; line: (reason: string, setting: DatabaseSetting) => Line }[] = [
  {
    codes: /^(28...|3D000)$|^SASL/,
    line: (reason, setting) => [
      `${setting}: データベースが接続を断りました（${reason}）。利用者名、パスワード、データベース名を確かめてください。`,
      `${setting}: the database refused (${reason}). Check user, password and name of the database.`,
    ],
  },
  {
    codes: /^(42501|25006)$/,
    line: (reason, setting) => [
      `${setting}: この利用者はデータベースに表を作れません（${reason}）。データベースの所有者を指定してください。`,
      `${setting}: this user may not make tables in the database (${reason}). Name the owner of the database.`,
    ],
  },
  {
    codes:
      /^(E(CONN|HOST|NET|TIMEDOUT|NOTFOUND|AI_AGAIN|PIPE)|08|53|57P)|CERT|SSL|TLS|timeout expired|Connection terminated/,
    line: (reason, setting) => [
      `${setting}: データベースに接続できません（${reason}）。アドレスと、データベースが動いていることを確かめてください。`,
      `${setting}: the database cannot be reached (${reason}). Check the address, and that the database is running.`,
    ],
  },
]

/** @returns why files could not be kept in `dataDirectory`, as a line that names DATA_DIR; another error as it is */
export function explainDataDirectory(error: unknown, dataDirectory: string): unknown {
  const { code, syscall = '', path } = error as CodedError
  const isAboutFiles = path !== undefined || code === 'ENOSPC' || code === 'EDQUOT'
  if (!isAboutFiles || !syscall || syscall.startsWith('spawn')) return error
  const reason = reasonOf(error as CodedError)
  return sayOr(error, [
    `DATA_DIR: ${dataDirectory} に書き込めません（${reason}）。書き込めるフォルダーを指定してください。`,
    `DATA_DIR: ${dataDirectory} cannot be written (${reason}). Name a folder that can.`,
  ])
}
