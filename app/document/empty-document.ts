import type { DocumentJson } from '#app/domain/document-json.ts'

/** A text in which nothing is written yet. */
export const emptyDocument = (): DocumentJson => ({
  type: 'doc',
  content: [
    { type: 'requestBody', content: [{ type: 'paragraph' }] },
    { type: 'background', content: [{ type: 'paragraph' }] },
  ],
})
