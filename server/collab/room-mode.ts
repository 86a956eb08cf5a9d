import { type Actor, can } from '#app/domain/permissions.ts'
import type { RoomMode } from '#app/domain/room-frames.ts'
import { STATES } from '#app/domain/workflow.ts'
import type { RequestAccess } from './text-store.ts'

/** What `actor` may do with the text of a request; null when it may not even be read. */
export function roomModeOf(actor: Actor, access: RequestAccess): RoomMode | null {
  if (!can(actor, 'policyRequest.read', access)) return null
  if (can(actor, 'policyRequest.edit', access)) return { kind: 'editable' }
  const isFrozen = STATES[access.state].textEditableBy.length === 0
  return isFrozen ? { kind: 'frozen', state: access.state } : { kind: 'readOnly' }
}

/** Do two modes mean the same? */
export const isSameMode = (one: RoomMode, other: RoomMode): boolean =>
  one.kind === other.kind && (one.kind !== 'frozen' || other.kind !== 'frozen' || one.state === other.state)
