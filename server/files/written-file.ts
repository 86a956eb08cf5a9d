/** A document as it was written. */
export type WrittenFile = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }
