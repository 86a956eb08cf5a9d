/** What a route tells the root. */
export type RouteHandle = {
  /** The title of its page, as a key of the texts, or made from its loader's data; `t` reads a key of the texts. */
  readonly title: string | ((data: never, t: (key: string) => string) => string)
  /** Of a page about something of a year: the id of that year, in its loader's data. */
  readonly yearOf?: (data: never) => string
}
