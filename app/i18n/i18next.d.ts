import type { account } from './ja/account.ts'
import type { ja } from './ja/all.ts'
import type { Texts } from './texts.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: Texts<typeof ja & { account: typeof account }>
    returnNull: false
  }
}
