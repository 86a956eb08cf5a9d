/**
 * Whose page this is. On a computer that several use, somebody else may sign in in another window while a form stands open here;
 * it must not be sent in their name. A form names in this header for whom its page was made (patient-connection), the server
 * compares (require-actor).
 */
export const PERSON_OF_PAGE = 'X-Person-Of-Page'

let person: string | null = null

/** Told once for each page that is shown, not when its data are loaded again. */
export const setPersonOfPage = (id: string | null): void => {
  person = id
}
export const personOfPage = (): string | null => person
