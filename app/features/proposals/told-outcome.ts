import type { OutcomeKind } from '#app/domain/proposal.ts'

type Told = {
  readonly kind: OutcomeKind
  readonly addressee: string
  readonly request: {
    readonly number: string
    readonly title: string
    readonly committeeJa: string
    readonly committeeEn: string
  } | null
}

/** What became of a wish as one sentence. @param t knows `proposals` */
export const toldOutcome = (
  t: (...args: never[]) => unknown,
  locale: string,
  { kind, addressee, request }: Told,
): string =>
  (t as unknown as (key: string, values: object) => string)(`proposals:told.${kind}`, {
    addressee,
    request: request && `${request.number}「${request.title}」`,
    committee: request && (locale === 'en' ? request.committeeEn : request.committeeJa),
  })
