import type { Actor } from '#app/domain/permissions.ts'
import type { AccessChanges } from '#server/access-changes.ts'
import type { Clock } from '#server/clock.ts'
import type { Database } from '#server/db/client.ts'
import type { PasswordJudge } from '#server/passwords/judge-password.ts'
import type { SecretBox } from '#server/second-factor/secret-box.ts'
import type { Settings } from '#server/settings/settings.ts'

/** The person at their own account, in this session, from this address. */
export type Own = { readonly actor: Actor; readonly sessionKey: string; readonly address: string }

export type AccountDeps = {
  readonly database: Database
  readonly clock: Clock
  readonly accessChanges: AccessChanges
  readonly passwords: PasswordJudge
  readonly settings: Pick<Settings, 'read'>
  readonly secrets: SecretBox
  /** Where people reach the program: passkeys are made for its host. */
  readonly publicUrl: string
}
