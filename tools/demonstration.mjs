/**
 * Makes the environment `env` one of a demonstration. A database that is exported for something else is left alone:
 * fictional people who sign in with one click have no business in it.
 * @returns what a person should know, a line each
 */
export function makeDemonstration(env) {
  env.DEMO = '1'
  // Who tries it out reads the address, not a log.
  env.LOG_LEVEL ||= 'warn'
  if (!env.DATABASE_URL) return []
  delete env.DATABASE_URL
  delete env.MIGRATION_DATABASE_URL
  return [
    'DATABASE_URL: 体験版では使いません。内蔵のデータベースを使います。 / DATABASE_URL is not used by the demonstration, which runs its own database.',
  ]
}

/** `npm run dev` is a demonstration too, unless the environment `env` says DEMO=0. @returns the environment of its server */
export const developmentEnvironment = (env) => ({ ...env, NODE_ENV: 'development', DEMO: env.DEMO || '1' })
