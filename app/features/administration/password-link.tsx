import { Form } from '@remix-run/react'
import { useId, useState } from 'react'
import { FormRefusal, type Refused } from '#app/forms/form-answer.tsx'
import { ProofField } from '#app/forms/proof-field.tsx'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { TextField } from '#app/ui/text-field.tsx'

type Props = {
  /** Whoever has none yet is invited, which lasts longer. */
  readonly hasPassword: boolean
  readonly link: string | null
  readonly refused: Refused | null
  readonly isProved: boolean
}

/** Makes the link by which a person sets a password, and shows it this once. */
export function PasswordLink({ hasPassword, link, refused, isProved }: Props) {
  const { t } = useTranslation(['people', 'common'])
  const life = t(hasPassword ? 'people:life.newPassword' : 'people:life.invitation')
  return (
    <section aria-labelledby="password" className="panel flex flex-col gap-3">
      <h2 id="password" className="text-std-18B-160">
        {t('linkTitle')}
      </h2>
      {refused && (
        <FormRefusal refusal={refused.refusal} prefix="link" labels={{ currentPassword: t('common:ownPassword') }} />
      )}
      <p>{t('linkHelp', { life })}</p>
      {link !== null && <MadeLink key={link} link={link} life={life} />}
      <Form method="post" preventScrollReset className="flex max-w-md flex-col items-start gap-4">
        <input type="hidden" name="intent" value="link" />
        <ProofField isProved={isProved} prefix="link" refusal={refused?.refusal} />
        <SubmitButton variant="secondary">{t('newLink')}</SubmitButton>
      </Form>
    </section>
  )
}

function MadeLink({ link, life }: { readonly link: string; readonly life: string }) {
  const { t } = useTranslation('people')
  const id = useId()
  const [copied, setCopied] = useState<'copied' | 'notCopied' | null>(null)
  const copy = () => {
    const failed = () => {
      setCopied('notCopied')
      const field = document.getElementById(id)
      if (field instanceof HTMLInputElement) field.select()
    }
    // Without https there is no clipboard: then the field is selected for copying by hand.
    if (!navigator.clipboard) return failed()
    navigator.clipboard.writeText(link).then(() => setCopied('copied'), failed)
  }
  return (
    <Notice tone="success" title={t('linkMade', { life })}>
      <p className="mb-2">{t('linkCare')}</p>
      <TextField id={id} label={t('link')} name="link" readOnly value={link} autoComplete="off" spellCheck={false} />
      <div className="mt-2 flex flex-wrap items-center gap-3">
        <Button variant="secondary" onClick={copy}>
          {t('copy')}
        </Button>
        <span aria-live="polite">{copied && t(copied)}</span>
      </div>
    </Notice>
  )
}
