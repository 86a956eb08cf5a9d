import { Form, Link, useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { MergeSelection } from '#server/workflow/merge-choices.ts'

type Props = {
  readonly selection: MergeSelection
  /** What was looked for. */
  readonly words: string
  /** The text of the picked one. */
  readonly text: ReactNode
}

/** Finds the request to merge into by words of its number and title, and shows the picked one to be read beside the other. */
export function MergeTarget({ selection, words, text }: Props) {
  const { t } = useTranslation('workflow')
  const [search] = useSearchParams()
  const { choices, total, picked } = selection
  const hrefOf = (id: string) => {
    const next = new URLSearchParams(search)
    next.set('into', id)
    return `?${next}`
  }
  return (
    <section aria-labelledby="merge-target" className="flex min-w-0 flex-col gap-3">
      <h2 id="merge-target" className="text-std-18B-160">
        {picked ? (
          <>
            {t('mergeInto')}　{picked.number}　<span lang="ja">{picked.title}</span>
          </>
        ) : (
          t('mergeInto')
        )}
      </h2>
      {text}
      <Form method="get" preventScrollReset className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-1">
          <TextField label={t('mergeSearch')} name="words" defaultValue={words} />
        </div>
        <Button type="submit" variant="secondary">
          {t('mergeFind')}
        </Button>
      </Form>
      <p role="status" className="text-dns-14N-130">
        {t(total > choices.length ? 'mergeFoundMore' : 'mergeFound', { total, shown: choices.length })}
      </p>
      <ul className="divide-y divide-solid-gray-200">
        {choices.map((choice) => (
          <li key={choice.id}>
            <Link
              to={hrefOf(choice.id)}
              preventScrollReset
              aria-current={choice.id === picked?.id || undefined}
              className="link inline-flex min-h-11 items-center gap-2 aria-[current=true]:font-bold"
            >
              {choice.number} <span lang="ja">{choice.title}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
