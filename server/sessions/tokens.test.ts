import { expect, it } from 'vitest'
import { createTokens } from './tokens.ts'

const tokens = createTokens('a secret of this installation')

it('issues a token that is found again by its hash only', () => {
  const { token, hash } = tokens.issue()
  expect(tokens.hashOf(token)).toBe(hash)
  expect(hash).not.toContain(token)
  expect(tokens.issue().token).not.toBe(token)
})

it('knows no token made with another secret', () => {
  const { token, hash } = createTokens('another secret').issue()
  expect(tokens.hashOf(token)).not.toBe(hash)
})

it.each(['', 'short', 'あ'.repeat(43), `${'a'.repeat(43)}\n`, 'a'.repeat(44)])('does not look up %j', (text) => {
  expect(tokens.hashOf(text)).toBeNull()
})
