import { useActionData, useLocation } from '@remix-run/react'
import { useEffect, useState } from 'react'

/**
 * The answer of the page's action, as `useActionData` gives it, but kept when the page's data are loaded anew (progress is asked
 * for, a newer version is fetched): the reason of a refusal must stay until the person goes on. It goes with the next navigation.
 */
export function useActionAnswer<Action>() {
  const answer = useActionData<Action>()
  const { key } = useLocation()
  const [kept, setKept] = useState({ key, answer })
  // The router drops the answer with every reload of data; where the page is only changes when somebody goes on.
  useEffect(() => {
    if (answer !== undefined) setKept({ key, answer })
  }, [answer, key])
  return answer ?? (kept.key === key ? kept.answer : undefined)
}
