import type { IncomingMessage } from 'node:http'
import { SCHEMA_VERSION } from '#app/document/schema-version.ts'
import type { CloseReason } from '#app/domain/close-codes.ts'
import { type PolicyRequestId, parseId } from '#app/domain/ids.ts'

const PATH = '/collab/'

/** Is this upgrade for a room at all? Development servers use the same port for their own. */
export const isForRoom = (request: IncomingMessage): boolean => request.url?.startsWith(PATH) === true

/**
 * Which request's room is asked for and for whom the page was made (null: it does not say), or why the page cannot be let in.
 */
export function readRoomAddress(
  request: Pick<IncomingMessage, 'url'>,
): { readonly requestId: PolicyRequestId; readonly personId: string | null } | { readonly refused: CloseReason } {
  const address = new URL(request.url ?? '', 'http://localhost')
  const schema = Number(address.searchParams.get('schema'))
  // A newer page meets an old server for a moment while the server is renewed.
  if (schema > SCHEMA_VERSION) return { refused: 'restart' }
  if (schema !== SCHEMA_VERSION) return { refused: 'schemaTooOld' }
  const requestId = parseId<PolicyRequestId>(address.pathname.slice(PATH.length))
  return requestId ? { requestId, personId: address.searchParams.get('person') } : { refused: 'notFound' }
}
