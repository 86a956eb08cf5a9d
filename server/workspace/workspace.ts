import type { PolicyRequestId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import type { Database } from '#server/db/client.ts'
import { openWorkspace } from './open-workspace.ts'

export type WorkspaceService = ReturnType<typeof createWorkspace>

/** 要求ワークスペース: one request with all that the person may see and do. */
export const createWorkspace = (deps: { readonly database: Database }) => ({
  open: (actor: Actor, id: PolicyRequestId) => openWorkspace(deps, actor, id),
})
