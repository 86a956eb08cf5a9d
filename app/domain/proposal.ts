/** 要求事項: a wish that a body hands in, and what becomes of it. */

/** `takenBack`: by its body, before anything was decided on it. */
export const PROPOSAL_STATES = ['draft', 'handedIn', 'takenBack'] as const
export type ProposalState = (typeof PROPOSAL_STATES)[number]

/** 区分. `finished`: the body says that last year's request need not be made again; nothing has to become of that. */
export const PROPOSAL_INTENTS = ['new', 'strengthened', 'continued', 'finished'] as const
export type ProposalIntent = (typeof PROPOSAL_INTENTS)[number]

type OutcomeRow = {
  /** The field that must be filled in with it. */
  readonly needs: 'committeeId' | 'requestId' | 'addressee' | 'reason'
  /** Does it say what became of the whole wish? Beside it there is no other outcome. */
  readonly isWhole: boolean
}
const OUTCOMES = {
  newRequest: { needs: 'committeeId', isWhole: false },
  intoRequest: { needs: 'requestId', isWhole: false },
  passedOn: { needs: 'addressee', isWhole: false },
  notTakenUp: { needs: 'reason', isWhole: true },
} as const satisfies Record<string, OutcomeRow>

/** What can become of a wish at the consolidation desk. */
export type OutcomeKind = keyof typeof OUTCOMES
export const OUTCOME_KINDS = Object.keys(OUTCOMES) as readonly OutcomeKind[]

/** Who says what becomes of wishes: the bureau alone, or the committee at whose meeting its proposal (事務局案) is confirmed. */
export const WISH_DECIDERS = ['bureau', 'committee'] as const
export type WishDecider = (typeof WISH_DECIDERS)[number]

/** How far an outcome is. `proposed`: 事務局案, until the committee confirms it; `sentBack`: by the committee, to be decided anew. */
export const OUTCOME_STANDINGS = ['decided', 'proposed', 'sentBack'] as const
export type OutcomeStanding = (typeof OUTCOME_STANDINGS)[number]

/** What the list of the desk shows: those that wait, what is proposed, what is decided, what need not be asked for again, all. */
export const DESK_SHOWS = ['open', 'proposed', 'done', 'finished', 'all'] as const
export type DeskShow = (typeof DESK_SHOWS)[number]

/** The field that must be filled in when a wish gets this outcome. */
export const neededFor = (kind: OutcomeKind) => OUTCOMES[kind].needs

/**
 * May a wish that has the outcomes `had` get `kind` too? A wish can be split over several requests and addressees; one that is not
 * taken up has no other outcome.
 */
export const mayAddOutcome = (had: readonly OutcomeKind[], kind: OutcomeKind): boolean =>
  had.length === 0 || (!OUTCOMES[kind].isWhole && had.every((one) => !OUTCOMES[one].isWhole))

type Standing = {
  readonly state: ProposalState
  readonly intent: ProposalIntent
  readonly outcomes: readonly { readonly standing: OutcomeStanding }[]
  /** The file of an earlier year that it was read from; empty or missing for one that was handed in here. */
  readonly importedFrom?: string
}

/** Of an earlier year, as its file has it: nobody decides on it any more. */
const isOfFile = ({ importedFrom = '' }: Standing): boolean => importedFrom !== ''

/**
 * Was it handed in, and waits for what becomes of it? What a committee sent back waits until the desk decides anew, or says with
 * the other outcomes that they are enough. The consolidation cannot be closed while one does.
 */
export const awaitsOutcome = (wish: Standing): boolean =>
  wish.state === 'handedIn' &&
  wish.intent !== 'finished' &&
  !isOfFile(wish) &&
  (wish.outcomes.length === 0 || wish.outcomes.some(({ standing }) => standing === 'sentBack'))

/** What others than the bureau and the committee are told: of what is proposed only that it is considered. */
export const onlyDecided = <Outcome extends { readonly standing: OutcomeStanding }>(
  outcomes: readonly Outcome[],
): Outcome[] => outcomes.filter(({ standing }) => standing === 'decided')

/** Of what was said of a wish, what stands: what a committee sent back is decided anew. */
export const standingOf = <Outcome extends { readonly standing: OutcomeStanding }>(
  outcomes: readonly Outcome[],
): Outcome[] => outcomes.filter(({ standing }) => standing !== 'sentBack')

/** Was it passed on to somebody else, for good? Then it is recorded when it was handed over. */
export const isPassedOn = ({
  kind,
  standing,
}: {
  readonly kind: OutcomeKind
  readonly standing: OutcomeStanding
}): boolean => kind === 'passedOn' && standing === 'decided'

/** May its body still change it, or take it back? */
export const isInHandOfBody = (wish: Standing): boolean =>
  wish.state === 'draft' || (wish.state === 'handedIn' && wish.outcomes.length === 0 && !isOfFile(wish))

export const PROPOSAL_TITLE_MAX = 100
/** Characters of each of 現状と課題, 要求内容, 理由. */
export const PROPOSAL_TEXT_MAX = 4000
export const ADDRESSEE_MAX = 100
export const OUTCOME_REASON_MAX = 1000
/** Characters of what an addressee answered. */
export const REPLY_MAX = 2000
export const GUIDANCE_MAX = 4000
/** Wishes that can be given one outcome in one go. */
export const PROPOSALS_AT_ONCE_MAX = 100
/** Targets of the SDGs that a new request can get at the desk: all there are. */
export const SDG_TARGETS_AT_DESK_MAX = 169
/** Bodies that can be asked by one call. */
export const CALL_BODIES_MAX = 500
/** Drafts and wishes of a body in one year: an import that went wrong is stopped. */
export const PROPOSALS_OF_BODY_MAX = 1000
/** 根拠資料 of a wish, and how large one may be (bytes); larger ones are better linked to. */
export const ATTACHMENTS_MAX = 10
export const ATTACHMENT_BYTES_MAX = 5 * 1024 * 1024
