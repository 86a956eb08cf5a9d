import { textOf, textsOf } from '#app/routing/read-form.ts'
/** What the form of 提出 sends: the chosen rows, a document number for each, and the two pieces of work that can be done. */
export type SubmissionsFormValues = {
  readonly intent: string
  readonly chosen: readonly string[]
  /** Recipient → document number, of every row that was shown. */
  readonly documentNumbers: Readonly<Record<string, string>>
  /** Recipient → job of the package that was shown. */
  readonly packageJobs: Readonly<Record<string, string>>
  readonly cycleId: string
  readonly makeKey: string
  readonly recordKey: string
  /** What the numbers of the chosen rows are filled in from. */
  readonly pattern: string
  readonly firstNumber: string
  readonly letterDate: string
  readonly replyBy: string
  readonly hasTextsInReplyForm: boolean
  readonly submittedOn: string
  readonly place: string
  readonly handedBy: string
}

/** Names of the fields that stand in every row. */
export const documentNumberField = (recipientId: string) => `documentNumber:${recipientId}`
/** Id of a row's field, for the summary of what is wrong. */
export const documentNumberId = (recipientId: string) => `document-number-${recipientId}`
export const packageJobField = (recipientId: string) => `packageJob:${recipientId}`

/** Its fields; those of the rows stand once for each recipient that is shown. */
export const SUBMISSIONS_FIELDS = {
  ...{ makeFor: 1, recordFor: 1 },
  ...{ intent: 1, cycleId: 1, makeKey: 1, recordKey: 1, pattern: 1, firstNumber: 1, letterDate: 1, replyBy: 1 },
  hasTextsInReplyForm: 1,
  ...{ submittedOn: 1, place: 1, handedBy: 1, recipient: 500 },
  ...{ [documentNumberField('*')]: 500, [packageJobField('*')]: 500 },
}

/** Reads the form as it was sent; what is wrong with it, the service says. */
export function readSubmissionsForm(form: FormData): SubmissionsFormValues {
  const text = (name: string) => textOf(form, name)
  // The button of a row is about that row alone, whatever else is chosen.
  const [makeFor, recordFor] = [text('makeFor'), text('recordFor')]
  const ofRow = makeFor || recordFor
  const chosen = ofRow ? [ofRow] : textsOf(form, 'recipient')
  const ofChosen = (field: (recipientId: string) => string) =>
    Object.fromEntries(chosen.map((recipientId) => [recipientId, text(field(recipientId))]))
  const start = documentNumberField('')
  const shown = [...form.keys()].filter((name) => name.startsWith(start))
  return {
    intent: makeFor ? 'make' : recordFor ? 'record' : text('intent'),
    chosen,
    documentNumbers: Object.fromEntries(shown.map((name) => [name.slice(start.length), text(name)])),
    packageJobs: ofChosen(packageJobField),
    cycleId: text('cycleId'),
    makeKey: text('makeKey'),
    recordKey: text('recordKey'),
    pattern: text('pattern'),
    firstNumber: text('firstNumber'),
    letterDate: text('letterDate'),
    replyBy: text('replyBy'),
    hasTextsInReplyForm: text('hasTextsInReplyForm') !== '',
    submittedOn: text('submittedOn'),
    place: text('place'),
    handedBy: text('handedBy'),
  }
}

/** The input of `requestPackages`. */
export const packagesOf = (values: SubmissionsFormValues) => ({
  formKey: values.makeKey,
  cycleId: values.cycleId,
  letterDate: values.letterDate,
  replyBy: values.replyBy,
  hasTextsInReplyForm: values.hasTextsInReplyForm,
  packages: values.chosen.map((recipientId) => ({
    recipientId,
    documentNumber: values.documentNumbers[recipientId] ?? '',
  })),
})

/** The input of `record`; rows without a package are left to `withoutPackage`. */
export const submissionsOf = (values: SubmissionsFormValues) => ({
  formKey: values.recordKey,
  packageJobIds: values.chosen.map((recipientId) => values.packageJobs[recipientId] ?? ''),
  submittedOn: values.submittedOn,
  place: values.place,
  handedBy: values.handedBy,
})

/** The first chosen recipient that has no finished package to record, or null. */
export const withoutPackage = (values: SubmissionsFormValues): string | null =>
  values.chosen.find((recipientId) => !values.packageJobs[recipientId]) ?? null
