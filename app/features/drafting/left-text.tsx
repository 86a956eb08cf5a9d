import { useEffect, useState } from 'react'
import { keptInBrowser } from './connection/kept-edits.ts'
import { type TextLeftBehind, textLeftBehind } from './connection/text-left-behind.ts'
import { UnsentText } from './unsent-text.tsx'

type Props = { readonly personId: string; readonly requestId: string }

/** Beside 「見つかりません」: what the person had written in the request, and no server has. It stands nowhere else. */
export function LeftText({ personId, requestId }: Props) {
  const [left, setLeft] = useState<TextLeftBehind | null>(null)
  useEffect(() => {
    let isGone = false
    // A browser that keeps nothing has nothing to show.
    textLeftBehind(keptInBrowser(), `${personId}/${requestId}`)
      .then((found) => !isGone && setLeft(found))
      .catch(() => {})
    return () => {
      isGone = true
    }
  }, [personId, requestId])
  if (!left) return null
  const dismiss = () => {
    setLeft(null)
    left.forget().catch(() => {})
  }
  return <UnsentText unsent={{ reason: 'notFound', text: left.text }} onDismiss={dismiss} />
}
