import type { LoaderFunctionArgs } from '@remix-run/node'
import { REFUSAL_REASONS, refuse } from '#app/domain/result.ts'
import { refusePage } from '#app/routing/answer-refusal.ts'

/** The page of a download that was refused: it has none of its own (server/http/explain-refusals.ts). @throws always */
export function loader({ request }: LoaderFunctionArgs): never {
  const asked = new URL(request.url).searchParams.get('reason')
  return refusePage(refuse(REFUSAL_REASONS.find((reason) => reason === asked) ?? 'notFound').refusal)
}

export default function Refused() {
  return null
}
