import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest()
const base64url = (data: Uint8Array | string) => Buffer.from(data).toString('base64url')
/** User present, user verified; with a new credential its data come along (WebAuthn Level 3, section 6.1). */
const [PRESENT_AND_VERIFIED, WITH_CREDENTIAL] = [0x05, 0x40]

type Asked = { readonly challenge: string }
type Where = { readonly origin?: string; readonly flags?: number }

/** A device that makes one passkey and signs with it, as browsers hand on what devices answer. For tests. */
export function aDevice(publicUrl: string, personId: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(32)
  const { hostname, origin: ownOrigin } = new URL(publicUrl)
  let uses = 0
  const client = (type: string, { challenge }: Asked, origin = ownOrigin) =>
    JSON.stringify({ type, challenge, origin, crossOrigin: false })
  const authenticatorData = (flags: number, ...more: Uint8Array[]) => {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(uses++)
    return Buffer.concat([sha256(hostname), Buffer.from([flags]), count, ...more])
  }
  const answer = (response: object) =>
    JSON.stringify({
      ...{ id: base64url(id), rawId: base64url(id), type: 'public-key', clientExtensionResults: {} },
      response,
    })
  return {
    credentialId: base64url(id),
    /** The answer to being asked to make a passkey. */
    register: (asked: Asked, { origin, flags = PRESENT_AND_VERIFIED }: Where = {}): string => {
      const coseKey = isoCBOR.encode(
        new Map<number, number | Uint8Array>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, Buffer.from(x, 'base64url')],
          [-3, Buffer.from(y, 'base64url')],
        ]),
      )
      const length = Buffer.from([0, id.length])
      const authData = authenticatorData(flags | WITH_CREDENTIAL, Buffer.alloc(16), length, id, coseKey)
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', new Uint8Array(authData)],
      ])
      return answer({
        clientDataJSON: base64url(client('webauthn.create', asked, origin)),
        attestationObject: base64url(isoCBOR.encode(attestation as never)),
        transports: ['internal'],
      })
    },
    /** The answer to being asked who it is. */
    signIn: (asked: Asked, { origin, flags = PRESENT_AND_VERIFIED }: Where = {}, userHandle = personId): string => {
      const clientData = client('webauthn.get', asked, origin)
      const data = authenticatorData(flags)
      return answer({
        clientDataJSON: base64url(clientData),
        authenticatorData: base64url(data),
        signature: base64url(sign('sha256', Buffer.concat([data, sha256(clientData)]), privateKey)),
        userHandle: base64url(userHandle),
      })
    },
    /** Forgets how often it was used, as a copy of it would. */
    rewind: () => {
      uses = 0
    },
  }
}
