import type { PersonId } from '#app/domain/ids.ts'

/** Dark enough for white letters (contrast at least 4.5 : 1), and told apart by most people with a colour deficiency. */
const COLOURS = [
  '#0017c1',
  '#197a4b',
  '#c74700',
  '#8b1bd9',
  '#00687a',
  '#ab2b5e',
  '#5c4813',
  '#4a5a00',
  '#3d3d8f',
  '#a3130a',
]

/** The colour of a person's caret: always the same for the same person. */
export function colourOf(personId: PersonId): string {
  let hash = 0
  for (const character of personId) hash = (hash * 31 + character.charCodeAt(0)) >>> 0
  return COLOURS[hash % COLOURS.length] as string
}
