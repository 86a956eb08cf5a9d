type Translate = (...args: never[]) => unknown

/**
 * What an audit record says was done, in words; an action that this program does not know is shown by its name.
 * @param t from `useTranslation`, whichever namespaces it was asked for
 */
export const auditActionText = (t: Translate, action: string): string =>
  (t as unknown as (key: string, options: object) => string)(`domain:auditAction.${action}`, { defaultValue: action })
