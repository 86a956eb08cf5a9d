import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { Actor } from '#app/domain/permissions.ts'
import { aClient, type Federation, TEST_SECRET } from '#server/policy-requests/policy-requests.test-support.ts'
import { createSessions } from '#server/sessions/sessions.ts'
import { WATCHED, watchedOf } from '#server/watched-thread.test-support.ts'

/** The program as it is built, on a port of its own, with the database of `federation` and these settings besides. */
export async function startProgram(federation: Federation, settings: Readonly<Record<string, string>> = {}) {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const program = spawn(process.execPath, ['--import', WATCHED, 'build/server-entry/index.mjs'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DEMO: '',
      DATABASE_URL: federation.url,
      MIGRATION_DATABASE_URL: federation.ownerUrl,
      PORT: String(port),
      HOST: '127.0.0.1',
      PUBLIC_URL: origin,
      SESSION_SECRET: TEST_SECRET,
      AUDIT_KEY: TEST_SECRET,
      LOG_LEVEL: 'silent',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let output = ''
  for (const stream of [program.stdout, program.stderr]) stream?.on('data', (data) => (output += data))
  const exited = once(program, 'exit')
  await Promise.race([
    ready(origin),
    exited.then(() => {
      throw new Error(`The program ended while starting (npm run build first?):\n${output}`)
    }),
  ])
  const sessions = createSessions({ ...federation.deps, isDemo: false })
  return {
    origin,
    output: () => output,
    /** What the thread that answers everybody has done since it was asked last. */
    watch: () => watchedOf(program),
    /** A Cookie header of a signed-in person. */
    signIn: async (actor: Actor): Promise<string> => {
      const session = await sessions.openSession(actor.personId, aClient())
      if (!session.ok) throw new Error('The person could not be signed in')
      return `__Host-session=${session.value.token}`
    },
    stop: async () => {
      program.kill('SIGTERM')
      await exited
    },
  }
}
export type Program = Awaited<ReturnType<typeof startProgram>>

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

async function ready(origin: string): Promise<void> {
  for (;;) {
    const isReady = await fetch(`${origin}/healthz`).then(
      (response) => response.ok,
      () => false,
    )
    if (isReady) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Sends a form as a browser would from a page of ours; redirects are not followed. */
export const post = (
  program: Program,
  path: string,
  fields: Record<string, string>,
  cookie: string | null,
  headers: Record<string, string> = {},
) =>
  fetch(program.origin + path, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(fields),
    headers: { origin: program.origin, ...(cookie && { cookie }), ...headers },
  })
