import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Keeps secrets that the program must read again: what is stored of them is worth nothing without the program's own secret. */
export type SecretBox = {
  /** @param owner whose it is: what was closed for one opens for nobody else */
  readonly close: (text: string, owner: string) => string
  /** Null: closed with another secret, for another owner, or altered. */
  readonly open: (closed: string, owner: string) => string | null
}

const CIPHER = 'aes-256-gcm'

/** A box whose key comes from `secret` (HKDF-SHA-256), for nothing else. */
export function createSecretBox(secret: string): SecretBox {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'policy-desk second factor', 32))
  return {
    close: (text, owner) => {
      const nonce = randomBytes(12)
      const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(owner))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
    },
    open: (closed, owner) => {
      const bytes = Buffer.from(closed, 'base64url')
      try {
        const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, 12), { authTagLength: 16 })
          .setAAD(Buffer.from(owner))
          .setAuthTag(bytes.subarray(12, 28))
        return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
      } catch {
        return null
      }
    },
  }
}
