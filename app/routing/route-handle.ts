/** What a route tells the root: the title of its page, as a key of the texts, or made from its loader's data. */
export type RouteHandle = { readonly title: string | ((data: never) => string) }
