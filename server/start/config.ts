import { resolve } from 'node:path'
import { z } from 'zod'
import { findOffice } from '#server/word/find-office.ts'
import { isTrustedProxyList } from './trusted-proxy.ts'

/** What the environment decides, read once at start-up. */
export type Config = {
  readonly environment: 'production' | 'development'
  /** One-click sign-in and the sample year. Never true for real data. */
  readonly demo: boolean
  /** `postgresql://…`, or null: the program runs its own PostgreSQL below `dataDirectory`. */
  readonly databaseUrl: string | null
  /** The same database for the role that owns the tables; null: the role of `databaseUrl` makes the migrations too. */
  readonly migrationDatabaseUrl: string | null
  /** Absolute path of the folder for the embedded database and kept files. */
  readonly dataDirectory: string
  readonly host: string
  readonly port: number
  /** Origin at which people reach the product, without a slash at the end: `https://desk.example.jp`. */
  readonly publicUrl: string
  /** Who may name the address of a client in X-Forwarded-For: addresses, subnets and Express's names, with commas. */
  readonly trustedProxy: string
  /** At least 32 characters; null outside production when none was given (see kept-secret.ts). */
  readonly sessionSecret: string | null
  /** Secrets with commas between, the newest first; null outside production when none was given (see kept-secret.ts). */
  readonly auditKey: string | null
  /** LibreOffice's program, by which the pages of documents are numbered; null: they are reckoned. */
  readonly office: string | null
  readonly logLevel: (typeof LOG_LEVELS)[number]
}

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  /** One line per wrong setting, Japanese and English, beginning with the setting's name. */
  | { readonly ok: false; readonly messages: readonly string[] }

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** Every setting: what it must look like, and the line a person reads when it does not. */
const SETTINGS = {
  NODE_ENV: {
    schema: z.enum(['production', 'development', 'test']).default('development'),
    ja: 'production か development を指定してください。',
    en: 'must be production or development.',
  },
  DEMO: {
    schema: z.enum(['0', '1']).default('0'),
    ja: '1（体験版）か 0 を指定してください。',
    en: 'must be 1 (demonstration) or 0.',
  },
  DATABASE_URL: {
    schema: z
      .url({ protocol: /^postgres(ql)?$/ })
      .nullable()
      .default(null),
    ja: 'postgresql://利用者:パスワード@ホスト:5432/データベース名 の形で指定してください。未設定なら内蔵のデータベースを使います。',
    en: 'must look like postgresql://user:password@host:5432/database; leave it unset to use the embedded database.',
  },
  MIGRATION_DATABASE_URL: {
    schema: z
      .url({ protocol: /^postgres(ql)?$/ })
      .nullable()
      .default(null),
    ja: '表の所有者である利用者で、DATABASE_URL と同じデータベースを postgresql://利用者:パスワード@ホスト:5432/データベース名 の形で指定してください。DATABASE_URL と一緒に指定します。',
    en: 'must name the database of DATABASE_URL for the user who owns the tables, as postgresql://user:password@host:5432/database; it goes with DATABASE_URL.',
  },
  DATA_DIR: {
    schema: z.string().default('data'),
    ja: 'データを置くフォルダーを指定してください。',
    en: 'must be the folder that holds the data.',
  },
  HOST: {
    schema: z.union([z.ipv4(), z.ipv6(), z.hostname()]).optional(),
    ja: '待ち受けるアドレス（例: 0.0.0.0）を指定してください。',
    en: 'must be the address to listen on, for instance 0.0.0.0.',
  },
  PORT: {
    schema: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .pipe(z.int().min(1).max(65_535))
      .default(3000),
    ja: '1 から 65535 までの数を指定してください。',
    en: 'must be a number from 1 to 65535.',
  },
  PUBLIC_URL: {
    schema: z
      .url({ protocol: /^https?$/ })
      .regex(/^[a-z]+:\/\/[^/?#@]+\/?$/i)
      .transform((value) => new URL(value).origin)
      .optional(),
    ja: '利用者がブラウザーで開くアドレス（例: https://desk.example.jp。パスは付けない）を指定してください。',
    en: 'must be the address people open in the browser, without a path, for instance https://desk.example.jp.',
  },
  TRUSTED_PROXY: {
    schema: z.string().trim().refine(isTrustedProxyList).default('loopback'),
    ja: '手前に置いたプロキシのアドレスかサブネットを、コンマで区切って指定してください（例: 10.0.0.5、loopback,172.16.0.0/12）。',
    en: 'must be the addresses or subnets of the proxies in front, with commas between, for instance 10.0.0.5 or loopback,172.16.0.0/12.',
  },
  SESSION_SECRET: {
    schema: z.string().min(32).nullable().default(null),
    ja: '32文字以上の秘密の文字列を指定してください（例: openssl rand -base64 48 の出力）。',
    en: 'must be a secret of at least 32 characters, for instance the output of: openssl rand -base64 48.',
  },
  AUDIT_KEY: {
    schema: z
      .string()
      .refine((value) => value.split(',').every((secret) => secret.trim().length >= 32))
      .nullable()
      .default(null),
    ja: '監査記録の封印に使う32文字以上の秘密の文字列を指定してください（例: openssl rand -base64 48 の出力）。取り替えるときは、新しいものの後に、コンマで区切って前のものを残してください。',
    en: 'must be a secret of at least 32 characters that seals the audit record, for instance the output of: openssl rand -base64 48. When you replace it, keep the old one behind the new one, with a comma between.',
  },
  LIBREOFFICE: {
    schema: z.string().trim().min(1).nullable().default(null),
    ja: 'LibreOffice のプログラム（soffice）の場所か、使わないときは off を指定してください。',
    en: 'must be the place of LibreOffice’s program (soffice), or off.',
  },
  LOG_LEVEL: {
    schema: z.enum(LOG_LEVELS).default('info'),
    ja: `${LOG_LEVELS.join('、')} のいずれかを指定してください。`,
    en: `must be one of ${LOG_LEVELS.join(', ')}.`,
  },
} as const satisfies Record<string, { schema: z.ZodType; ja: string; en: string }>

type SettingName = keyof typeof SETTINGS

/** The session cookie is for https and for this very machine only (see session-cookie.ts): elsewhere nobody could sign in. */
const HTTPS_IS_NEEDED = {
  ja: 'https:// で始まるアドレスを指定してください。http:// では、このパソコン（localhost）以外からサインインできません。手前に TLS を受け持つプロキシを置いてください。',
  en: 'must begin with https://, since over http:// nobody can sign in except on this machine (localhost): put a proxy in front that ends TLS.',
} as const
const THIS_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]'])

/** What production needs and a demonstration or development does without. */
const REQUIRED_IN_PRODUCTION = ['PUBLIC_URL', 'SESSION_SECRET', 'AUDIT_KEY'] as const satisfies readonly SettingName[]

const environmentSchema = z.object({
  NODE_ENV: SETTINGS.NODE_ENV.schema,
  DEMO: SETTINGS.DEMO.schema,
  DATABASE_URL: SETTINGS.DATABASE_URL.schema,
  MIGRATION_DATABASE_URL: SETTINGS.MIGRATION_DATABASE_URL.schema,
  DATA_DIR: SETTINGS.DATA_DIR.schema,
  HOST: SETTINGS.HOST.schema,
  PORT: SETTINGS.PORT.schema,
  PUBLIC_URL: SETTINGS.PUBLIC_URL.schema,
  TRUSTED_PROXY: SETTINGS.TRUSTED_PROXY.schema,
  LIBREOFFICE: SETTINGS.LIBREOFFICE.schema,
  SESSION_SECRET: SETTINGS.SESSION_SECRET.schema,
  AUDIT_KEY: SETTINGS.AUDIT_KEY.schema,
  LOG_LEVEL: SETTINGS.LOG_LEVEL.schema,
} satisfies Record<SettingName, z.ZodType>)

/**
 * Reads the settings from `env` (usually `process.env`). An empty value counts as unset. In production
 * PUBLIC_URL, SESSION_SECRET and AUDIT_KEY must be given, unless it is a demonstration. A demonstration and development listen
 * on this machine only. Values are never repeated in messages: some are secret.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ConfigResult {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
  const parsed = environmentSchema.safeParse(given)
  const wrong = new Set<SettingName>(parsed.error?.issues.map((issue) => issue.path[0] as SettingName))
  const isForReal = given.NODE_ENV === 'production' && given.DEMO !== '1'
  if (isForReal) for (const name of REQUIRED_IN_PRODUCTION) if (!given[name]) wrong.add(name)
  if (given.MIGRATION_DATABASE_URL && !given.DATABASE_URL) wrong.add('MIGRATION_DATABASE_URL')
  if (!parsed.success || wrong.size > 0)
    return { ok: false, messages: [...wrong].map((name) => messageOf(name, SETTINGS[name])) }

  const { data } = parsed
  // As a browser names it in `Origin`: without the port where it is the usual one.
  const publicUrl = data.PUBLIC_URL ?? new URL(`http://localhost:${data.PORT}`).origin
  if (!isReachable(publicUrl)) return { ok: false, messages: [messageOf('PUBLIC_URL', HTTPS_IS_NEEDED)] }
  return {
    ok: true,
    config: {
      environment: data.NODE_ENV === 'production' ? 'production' : 'development',
      demo: data.DEMO === '1',
      databaseUrl: data.DATABASE_URL,
      migrationDatabaseUrl: data.MIGRATION_DATABASE_URL,
      dataDirectory: resolve(data.DATA_DIR),
      host: data.HOST ?? (isForReal ? '0.0.0.0' : '127.0.0.1'),
      port: data.PORT,
      publicUrl,
      trustedProxy: data.TRUSTED_PROXY,
      sessionSecret: data.SESSION_SECRET,
      auditKey: data.AUDIT_KEY,
      office: data.LIBREOFFICE === 'off' ? null : (data.LIBREOFFICE ?? findOffice(env.PATH ?? '')),
      logLevel: data.LOG_LEVEL,
    },
  }
}

export type DatabaseSettings = Pick<Config, 'databaseUrl' | 'dataDirectory' | 'auditKey'>

/** What a command needs that works on the database beside the program; the line about the first wrong setting else. */
export function readDatabaseSettings(
  env: Readonly<Record<string, string | undefined>>,
):
  | { readonly ok: true; readonly settings: DatabaseSettings }
  | { readonly ok: false; readonly message: [string, string] } {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const parsed = environmentSchema.pick({ DATABASE_URL: true, DATA_DIR: true, AUDIT_KEY: true }).safeParse(given)
  if (!parsed.success) {
    const name = parsed.error.issues[0]?.path[0] as SettingName
    return { ok: false, message: [`${name}: ${SETTINGS[name].ja}`, `${name} ${SETTINGS[name].en}`] }
  }
  const { DATABASE_URL: databaseUrl, DATA_DIR: directory, AUDIT_KEY: auditKey } = parsed.data
  return { ok: true, settings: { databaseUrl, dataDirectory: resolve(directory), auditKey } }
}

function isReachable(publicUrl: string): boolean {
  const { protocol, hostname } = new URL(publicUrl)
  return protocol === 'https:' || THIS_MACHINE.has(hostname)
}

const messageOf = (name: SettingName, { ja, en }: { ja: string; en: string }): string =>
  `${name}: ${ja} / ${name} ${en}`
