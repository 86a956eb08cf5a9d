/** The outcome of an action: its value, or a refusal that was to be expected and can be explained to a person. */
export type Result<Value, Reason extends string = RefusalReason> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal<Reason> }

/** Why an action was refused: a key that i18n turns into a sentence, and what the sentence names. */
export type Refusal<Reason extends string = RefusalReason> = {
  readonly reason: Reason
  /** Values for the sentence, for instance `{ state: 'adopted' }`. */
  readonly values?: Readonly<Record<string, string | number>>
  /** Field → reason key, when single fields of a form are wrong. */
  readonly fields?: Readonly<Record<string, RefusalReason>>
}

/** Every reason there is. Each has a sentence in both languages (`refusals` in app/i18n). */
export const REFUSAL_REASONS = [
  // who and what
  'notSignedIn',
  'otherPerson',
  'notPermitted',
  'notFound',
  'invalidInput',
  // the state of things
  'stateChanged',
  'versionChanged',
  'notStored',
  'notOwnDraft',
  'textFrozen',
  'notFromHere',
  'alreadyUsed',
  'alreadyExists',
  'inUse',
  // what a transition needs
  'titleMissing',
  'bodyMissing',
  'sdgTargetOrReasonMissing',
  'recipientMissing',
  'reasonMissing',
  'decisionMissing',
  'nothingChosen',
  'viewIsEmpty',
  'tooManyViews',
  'notOneSitting',
  'quorumMissing',
  'majorityMissing',
  'votesDoNotAddUp',
  'presentExceedsEligible',
  'heldOnInFuture',
  'heldOnTooEarly',
  'heldOnBeforeLastDecision',
  'heldOnOutOfOrder',
  'meetingOnThatDay',
  'circularNeedsAll',
  'outcomeDoesNotFit',
  'meetingDiffers',
  'recordedDecisionDiffers',
  'nothingToCorrect',
  'changedTextNotConfirmed',
  'nothingToConfirm',
  'textChangedSinceShown',
  'amendmentMissing',
  'amendmentNotFound',
  'amendmentsNotDecided',
  'titleTooLong',
  'amendmentNotUnique',
  'tooManyAmendments',
  'mergeTargetMissing',
  'mergeTargetIsSelf',
  'mergeTargetClosed',
  'submissionMissing',
  'responsesMissing',
  // wishes and what becomes of them
  'callNotOpen',
  'consolidationClosed',
  'proposalDecided',
  'decidedMeanwhile',
  'proposalHasOutcome',
  'requestTakesNoMore',
  'proposalsWithoutOutcome',
  'tooManyProposals',
  'carriedOnAlready',
  'noRowsChosen',
  // files that are read
  'fileTooLarge',
  'fileTooMuch',
  'fileEncrypted',
  'fileOldExcel',
  'fileNotSheet',
  'fileBroken',
  'fileEncodingUnknown',
  'fileMissing',
  'fileNoWishes',
  'tooManyFiles',
  'proposalsIncomplete',
  // fields of forms
  'required',
  'tooLong',
  'tooShort',
  'notADate',
  'dateInFuture',
  'notANumber',
  'outOfRange',
  'unknownChoice',
  'unknownSdgTarget',
  'unknownRecipient',
  'notARecipientOfThisRequest',
  'requestNotAdopted',
  'notAnEmail',
  'emailTaken',
  'numberTaken',
  'endBeforeStart',
  'membershipOverlaps',
  'termOverlaps',
  'pillarOfOtherCommittee',
  'previousOfOtherCommittee',
  'newHasNoPrevious',
  'evaluationReasonMissing',
  'responseConfirmed',
  'laterAnswerRecorded',
  'lastAdministrator',
  'ownAskNeedsAnother',
  'textTooLong',
  // submitting: packages and the book
  'nothingToSubmit',
  'senderNameMissing',
  'nothingAdopted',
  'packageNotReady',
  'packageOutdated',
  'packageRecorded',
  'documentNumberUsed',
  'answerRecordedMeanwhile',
  'dateBeforeSubmission',
  'dateBeforeCycle',
  'dateBeforeAdoption',
  'dateBeforeLetter',
  'replyByTooEarly',
  'dateAfterAnswer',
  // signing in
  'wrongEmailOrPassword',
  'tooManyAttempts',
  'linkInvalid',
  'linkUsed',
  'passwordTooShort',
  'passwordTooCommon',
  'passwordHasOwnWords',
  'passwordIsKeyboardRow',
  'passwordRepeats',
  'passwordIsSequence',
  'passwordIsDate',
  'passwordIsName',
  'passwordGuessable',
  'passwordNotJudged',
  'passwordUnchanged',
  'wrongPassword',
  'wrongCode',
  'passkeyRefused',
  'tooManyPasskeys',
  'signInExpired',
] as const
export type RefusalReason = (typeof REFUSAL_REASONS)[number]

/** A success carrying `value`. */
export const ok = <Value>(value: Value): Result<Value, never> => ({ ok: true, value })

/** A refusal for `reason`; `more` names the values for its sentence or the fields that are wrong. */
export const refuse = <Reason extends RefusalReason>(
  reason: Reason,
  more: Omit<Refusal, 'reason'> = {},
): { readonly ok: false; readonly refusal: Refusal<Reason> } => ({ ok: false, refusal: { reason, ...more } })
