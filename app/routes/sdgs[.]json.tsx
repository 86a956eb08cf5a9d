import { TARGET_TEXTS } from '#app/domain/sdgs/target-texts.ts'

/** The 169 texts in both languages, for the chooser: fetched when it is opened, not part of any page's JavaScript. */
export function loader() {
  return Response.json(TARGET_TEXTS, { headers: { 'Cache-Control': 'public, max-age=86400' } })
}
