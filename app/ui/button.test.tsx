import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { Button } from './button.tsx'

const html = (button: JSX.Element) => renderToStaticMarkup(button)

it('a button that can be pressed is nothing but a button', () => {
  expect(html(<Button type="submit">保存する</Button>)).toMatch(
    /^<button type="submit" class="[^"]+">保存する<\/button>$/,
  )
})

it('one that cannot keeps the focus, says every reason, and sends no form even without JavaScript', () => {
  const markup = html(
    <Button
      type="submit"
      aria-describedby="help"
      unavailable={['タイトルを書いてください。', '提出先を選んでください。']}
    >
      審議にかける
    </Button>,
  )
  const id = /aria-describedby="help ([^"]+)"/.exec(markup)?.[1]
  expect(markup).toContain('type="button"')
  expect(markup).toContain('aria-disabled="true"')
  expect(markup).not.toMatch(/\sdisabled/)
  expect(markup).toContain(`<span id="${id}"`)
  expect(markup).toMatch(/タイトルを書いてください。<\/span>.*提出先を選んでください。/)
})

it('an empty list of reasons stands in nobody’s way', () => {
  expect(html(<Button unavailable={[]}>審議にかける</Button>)).toBe(html(<Button>審議にかける</Button>))
})

it('looks the same whatever it would do, once it cannot', () => {
  const look = (button: JSX.Element) => /class="([^"]*)"[^>]*>x</.exec(html(button))?.[1]
  expect(
    look(
      <Button variant="danger" aria-disabled>
        {'x'}
      </Button>,
    ),
  ).toBe(look(<Button aria-disabled>{'x'}</Button>))
  expect(look(<Button variant="danger">{'x'}</Button>)).not.toBe(look(<Button>{'x'}</Button>))
})
