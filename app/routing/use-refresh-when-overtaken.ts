import { useEffect } from 'react'
import type { Refusal } from '#app/domain/result.ts'
import { useRefresh } from './use-refresh.ts'

/**
 * Loads the page's data afresh when a form was refused because somebody else saved meanwhile: what is stored now is to be seen
 * and taken as the base, and what was typed stays.
 * @param answer of the action, kept over the reload (`useActionAnswer`)
 */
export function useRefreshWhenOvertaken(answer: object | null): void {
  const refresh = useRefresh()
  useEffect(() => {
    const refusal = answer && 'refusal' in answer ? (answer.refusal as Refusal) : null
    if (refusal?.reason === 'versionChanged' || refusal?.reason === 'decidedMeanwhile') refresh()
  }, [answer, refresh])
}
