/**
 * Why the room server closes a connection. The numbers follow y-websocket: 4400–4499 mean "do not come back by
 * yourself", 4500–4599 "come back later". The name of a row is its key in i18n (`closeReasons`).
 */
export const CLOSE_CODES = {
  /** A frame that no honest program sends. */
  badRequest: 4400,
  notSignedIn: 4401,
  notPermitted: 4403,
  notFound: 4404,
  /** The page is older than the server and would damage the text: it must be loaded again. */
  schemaTooOld: 4426,
  /** Storing failed; nothing of what was not acknowledged is kept. */
  storage: 4500,
  /** The server ends or is being renewed. */
  restart: 4503,
  /** The browser does not read what it is sent. */
  tooSlow: 4508,
  /** What came does not follow from what the server has; both sides compare again. */
  outOfStep: 4510,
  /** Too much in too short a time. */
  tooFast: 4529,
  tooManyConnections: 4530,
} as const satisfies Record<string, number>

export type CloseReason = keyof typeof CLOSE_CODES

const FINAL = ['badRequest', 'notSignedIn', 'notPermitted', 'notFound', 'schemaTooOld'] as const satisfies CloseReason[]

/** Reasons after which the browser does not come back by itself. */
export type FinalCloseReason = (typeof FINAL)[number]

const byCode = new Map<number, CloseReason>(
  (Object.entries(CLOSE_CODES) as [CloseReason, number][]).map(([reason, code]) => [code, reason]),
)

/** The reason behind a close code; null for codes that are not ours (1006, a proxy's). */
export const closeReasonOf = (code: number): CloseReason | null => byCode.get(code) ?? null

/** Does `code` forbid coming back? An unknown 44xx of a newer server reads as `badRequest`. */
export function finalCloseReasonOf(code: number): FinalCloseReason | null {
  if (code < 4400 || code > 4499) return null
  return FINAL.find((reason) => CLOSE_CODES[reason] === code) ?? 'badRequest'
}
