import { PassThrough } from 'node:stream'
import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import type { i18n } from 'i18next'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { createI18n, type Locale } from './i18n/create-i18n.ts'
import { NonceProvider } from './routing/nonce.ts'

export const streamTimeout = 10_000

const languages: Record<Locale, Promise<i18n>> = { ja: createI18n('ja'), en: createI18n('en') }

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const texts = await languages[context.visitor.locale]
  // A page is sent when it is whole where nobody waits for it to appear bit by bit.
  const whenReady = isbot(request.headers.get('user-agent')) || remixContext.isSpaMode ? 'onAllReady' : 'onShellReady'
  return new Promise((resolve, reject) => {
    let sent = false
    let code = status
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={context.cspNonce}>
        <I18nextProvider i18n={texts}>
          <RemixServer context={remixContext} url={request.url} abortDelay={streamTimeout} nonce={context.cspNonce} />
        </I18nextProvider>
      </NonceProvider>,
      {
        nonce: context.cspNonce,
        [whenReady]() {
          sent = true
          const body = new PassThrough()
          headers.set('Content-Type', 'text/html; charset=utf-8')
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: code }))
          pipe(body)
        },
        onShellError: reject,
        onError(error: unknown) {
          code = 500
          if (sent) context.logError(error)
        },
      },
    )
    setTimeout(abort, streamTimeout + 1000).unref()
  })
}

/** What goes wrong in a loader or action is logged with the reference that the person is shown; a client that hung up is not wrong. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  if (!request.signal.aborted) context.logError(error)
}
