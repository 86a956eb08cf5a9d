import type { ja } from './ja/all.ts'
import type { Texts } from './texts.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: Texts<typeof ja>
    returnNull: false
  }
}
