import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { lengthOf } from './character-counter.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { SdgChip } from './sdg-chip.tsx'
import { TextArea } from './text-area.tsx'
import { TextField } from './text-field.tsx'

describe('a field', () => {
  it('is tied to its label, its help and its error', () => {
    const markup = renderToStaticMarkup(
      <TextField
        id="title"
        name="title"
        label="タイトル"
        help="一行で"
        error="入力してください。"
        requiredMark="必須"
      />,
    )
    expect(markup).toContain('<label for="title"')
    expect(markup).toContain('aria-describedby="title-help title-error"')
    expect(markup).toContain('aria-invalid="true"')
    expect(markup).toContain('aria-required="true"')
    expect(markup).toMatch(/<p id="title-error"[^>]*>.*入力してください。<\/p>/)
  })

  it('without either describes nothing and is not marked as wrong', () => {
    const markup = renderToStaticMarkup(<TextField name="place" label="場所" error={null} />)
    expect(markup).not.toMatch(/aria-(describedby|invalid|required)=/)
  })
})

describe('a text with a limit', () => {
  it('counts as the server does: a line break is one character', () => {
    expect(lengthOf('一行目\r\n二行目')).toBe(7)
  })

  it('says when there is too much, and does not cut it off', () => {
    const markup = renderToStaticMarkup(<TextArea name="r" label="理由" maxLength={3} defaultValue="四文字だ" />)
    expect(markup).toMatch(/⚠ <\/span>4 \/ 3/)
    expect(markup).not.toContain('maxlength')
    expect(renderToStaticMarkup(<TextArea name="r" label="理由" maxLength={1000} defaultValue="" />)).toContain(
      '0 / 1,000',
    )
  })

  it('of one line is not cut off either, and counts when it comes near the limit', () => {
    const titled = (title: string) =>
      renderToStaticMarkup(<TextField name="title" label="タイトル" maxLength={10} defaultValue={title} />)
    expect(titled('長いタイトルを貼り付けた')).toMatch(/⚠ <\/span>12 \/ 10/)
    expect(titled('長いタイトルを貼り付けた')).not.toContain('maxlength')
    expect(titled('短い')).not.toContain('/ 10')
  })
})

it('an error summary leads to the fields, and is not there without errors', () => {
  const errors = [{ message: '入力してください。', fieldId: 'title' }, { message: '選んでください。' }]
  const markup = renderToStaticMarkup(<ErrorSummary title="次の点をご確認ください。" errors={errors} />)
  expect(markup).toMatch(/<a href="#title"[^>]*>入力してください。<\/a>/)
  expect(markup).toContain('<li>選んでください。</li>')
  expect(renderToStaticMarkup(<ErrorSummary title="次の点をご確認ください。" errors={[]} />)).toBe('')
})

it('a chip has the colour of a goal, and none for a goal that does not exist', () => {
  expect(renderToStaticMarkup(<SdgChip goal={17}>17.3</SdgChip>)).toContain('sdg-17')
  for (const goal of [0, 18, 1.5, Number.NaN])
    expect(renderToStaticMarkup(<SdgChip goal={goal}>?</SdgChip>)).not.toContain('sdg-')
})
