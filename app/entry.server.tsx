import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { serverTexts } from './i18n/server-texts.ts'
import { textsOfOnePage } from './i18n/translations.ts'
import { TranslationProvider } from './i18n/use-translation.ts'
import { dropPadding } from './routing/drop-padding.ts'
import { ErrorReferenceProvider } from './routing/error-reference.ts'
import { NonceProvider } from './routing/nonce.ts'

/** How long (ms) a page may take to be whole; what is missing then fails. */
export const streamTimeout = 10_000

/** The numbers under which failures of an answer are in the log, by the answer's load context. */
const references = new WeakMap<AppLoadContext, string>()

/** Renders one page in the visitor's language; every script that Remix or React writes into it carries the answer's nonce. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const texts = textsOfOnePage(await serverTexts(context.visitor.locale, context.words))
  // A page is sent when it is whole where nobody waits for it to appear bit by bit.
  const whenReady = isbot(request.headers.get('user-agent')) || remixContext.isSpaMode ? 'onAllReady' : 'onShellReady'
  return new Promise((resolve, reject) => {
    let sent = false
    let code = status
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={context.cspNonce}>
        <TranslationProvider value={texts}>
          <ErrorReferenceProvider value={references.get(context) ?? null}>
            <RemixServer context={remixContext} url={request.url} abortDelay={streamTimeout} nonce={context.cspNonce} />
          </ErrorReferenceProvider>
        </TranslationProvider>
      </NonceProvider>,
      {
        nonce: context.cspNonce,
        [whenReady]() {
          sent = true
          const body = dropPadding()
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

type HandlerArgs = { readonly request: Request; readonly context: AppLoadContext }

/** Logs what goes wrong in a loader, an action or while rendering. A client that hung up is not wrong. */
export function handleError(error: unknown, { request, context }: HandlerArgs): void {
  if (request.signal.aborted) return
  context.logError(error)
  const reference = (error as { reference?: unknown } | null)?.reference
  if (typeof reference === 'string') references.set(context, reference)
}
