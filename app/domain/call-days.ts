/** The last days of a call, as the form shows them: one for a kind of body, and those of single bodies that differ from it. */

type Asked = {
  readonly bodies: readonly { readonly bodyId: string; readonly kind: string }[]
  /** Body → its own last day; null: that of the call. Only of those that are asked. */
  readonly asked: Readonly<Record<string, string | null>>
  /** The own last days of bodies that are not asked. */
  readonly kept: Readonly<Record<string, string>>
  readonly dueOn: string
}
export type CallDays = {
  readonly ofKind: Readonly<Record<string, string>>
  readonly ofBody: Readonly<Record<string, string>>
}

/** A day that more than half of the bodies of a kind have, and at least two, is that of the kind; whoever has another one differs. */
export function daysByKind({ bodies, asked, kept, dueOn }: Asked): CallDays {
  const ofKind: Record<string, string> = {}
  const ofBody: Record<string, string> = { ...kept }
  for (const kind of new Set(bodies.map((body) => body.kind))) {
    const ids = bodies.flatMap((body) => (body.kind === kind && body.bodyId in asked ? [body.bodyId] : []))
    const common = ids
      .map((id) => asked[id] ?? null)
      .find((day, _, days) => day !== null && days.filter((one) => one === day).length > Math.max(1, days.length / 2))
    if (common) ofKind[kind] = common
    for (const id of ids) {
      const day = asked[id] ?? (common ? dueOn : null)
      if (day !== null && day !== common) ofBody[id] = day
    }
  }
  return { ofKind, ofBody }
}

/** The own last day of a body, as the form said it; null: that of the call. */
export function dayOf(
  { ofKind, ofBody }: CallDays,
  body: { readonly bodyId: string; readonly kind: string },
  dueOn: string,
): string | null {
  const ofItsKind = ofKind[body.kind] ?? null
  const day = ofBody[body.bodyId] ?? ofItsKind
  // What differs from its kind by having the day of the call moves with the call.
  return ofItsKind !== null && day === dueOn ? null : day
}
