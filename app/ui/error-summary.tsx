import { useEffect, useRef } from 'react'

type Props = {
  readonly title: string
  /** `fieldId` is the `id` that the field was given; choosing the line takes the person there. */
  readonly errors: readonly { readonly message: string; readonly fieldId?: string }[]
}

/** What is wrong with a form, above it. Takes the focus when it appears, so that nobody has to look for it. */
export function ErrorSummary({ title, errors }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const said = errors.map((error) => error.message).join('\n')
  // The form was sent again and other things are wrong: back to the top of it.
  useEffect(() => {
    if (said !== '') box.current?.focus()
  }, [said])
  if (errors.length === 0) return null
  return (
    <div ref={box} role="alert" tabIndex={-1} className="rounded-8 border-2 border-error-2 bg-red-50 p-4">
      <p className="text-std-16B-170">
        <span aria-hidden="true">⚠ </span>
        {title}
      </p>
      <ul className="mt-1 list-disc pl-6">
        {errors.map(({ message, fieldId }) => (
          <li key={fieldId ?? message}>
            {fieldId ? (
              <a href={`#${fieldId}`} className="link inline-block py-0.5">
                {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
