import { getSchema } from '@tiptap/core'
import { documentExtensions } from './document-extensions.ts'

/** The schema of a request's text: what the editor allows, the server checks and the Word writer must handle. */
export const documentSchema = getSchema(documentExtensions())
