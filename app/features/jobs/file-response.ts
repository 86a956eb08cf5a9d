import { savedName } from '#app/domain/file-name.ts'

/** A file as it is handed to a browser. */
type File = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }

/**
 * A download: the browser saves the file under its name and shows nothing of it. That it is not kept in a cache (rights may
 * end) and its type not guessed is said for every answer (server/http).
 * @param file a name may be Japanese; `bytes` the whole file
 */
export function fileResponse({ name, mediaType, bytes }: File): Response {
  return new Response(Uint8Array.from(bytes), {
    headers: {
      'Content-Type': mediaType,
      'Content-Length': String(bytes.byteLength),
      'Content-Disposition': contentDisposition(name),
      'Content-Security-Policy': "sandbox; default-src 'none'",
    },
  })
}

/**
 * `attachment` with the name twice: in UTF-8 (RFC 6266, RFC 5987) for every browser of today, and in plain ASCII for the rest.
 */
export function contentDisposition(name: string): string {
  const plain = savedName(name)
  const ascii = plain.replace(/[^\x20-\x7e]+/g, '_').replace(/["%;]/g, '_')
  const encoded = encodeURIComponent(plain).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}

/**
 * May this request start work that costs, although it is a GET? Only from this site itself or from the address bar: another
 * site's page could otherwise make a signed-in browser ask again and again (OWASP ASVS 5.0, 3.5).
 */
export const isFromThisSite = (request: Request): boolean =>
  ['same-origin', 'none', null].includes(request.headers.get('Sec-Fetch-Site'))
