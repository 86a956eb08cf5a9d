/** The two sections of a request's text, as `sectionText` and `data-section` name them. */
export const SECTIONS = ['body', 'background'] as const
export type Section = (typeof SECTIONS)[number]

/** Section → the node that holds it. */
export const SECTION_NODES = { body: 'requestBody', background: 'background' } as const satisfies Record<
  Section,
  string
>
