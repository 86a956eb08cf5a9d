import type { Request } from 'express'
import type { PersonId } from '#app/domain/ids.ts'
import type { Log } from '#server/log.ts'

/** The path of a request as it may stand in a log: the token of a setup link is a key. */
export const loggedPath = (path: string): string => path.replace(/^\/setup\/[^/]+/, '/setup/…')

/** Writes down what was refused, to whom and why. That is no fault of the program, and nothing that need wake anybody. */
export function logRefused(
  log: Log,
  request: Pick<Request, 'method' | 'path' | 'ip'>,
  { reason, personId = null }: { readonly reason: string; readonly personId?: PersonId | null },
): void {
  const { method, path, ip } = request
  log.info({ reason, personId, method, path: loggedPath(path), address: ip }, 'refused')
}
