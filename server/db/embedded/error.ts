/** The embedded database cannot run; the message says in both languages why and what to do. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError'

  constructor(ja: string, en: string, options?: ErrorOptions) {
    super(`${ja}。 / ${en}.`, options)
  }
}
