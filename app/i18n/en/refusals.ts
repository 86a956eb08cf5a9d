import type { RefusalReason } from '#app/domain/result.ts'
import { common } from './everywhere.ts'

export const refusals = {
  otherPerson: 'Somebody else has signed in since this page was opened. Please sign in again as yourself.',
  notSignedIn: 'Your session has ended. Please sign in again.',
  notPermitted: 'You may not do this. If you need to, please ask your committee’s secretary or the policy bureau.',
  notFound: 'Not found. It was removed, or it is not open to you.',
  invalidInput: 'Something needs correcting. Please look at the marked fields.',
  stateChanged: 'Somebody else was faster. Please look at the present state and try again.',
  versionChanged:
    'Somebody saved this part after you opened it. What you typed is kept: compare it with what is there now, and save again if it is needed.',
  notStored:
    'This could not be saved now. What you entered is still on this page, and it will be saved again by itself.',
  notOwnDraft:
    'Somebody else has written in it, or it has been to the committee, so it cannot be removed. The committee’s secretary can withdraw it.',
  textFrozen: 'This request is fixed and cannot be changed.',
  notFromHere: 'This step cannot be taken from the present state.',
  alreadyUsed: 'This form was already used for something else. Please open the page again.',
  alreadyExists: 'The same already exists.',
  inUse: 'It is in use and cannot be changed or removed.',
  titleMissing: 'Please write a title.',
  bodyMissing: 'Please write the text of the request.',
  sdgTargetOrReasonMissing: 'Please choose an SDG target, or say why none fits.',
  recipientMissing: 'Please choose at least one recipient.',
  reasonMissing: 'Please give a reason.',
  viewIsEmpty: 'The list is neither narrowed nor ordered. Choose conditions first.',
  tooManyViews: 'You can keep at most {{limit}} views. Remove one that you do not use first.',
  nothingChosen: 'Please choose at least one request to decide on.',
  notOneSitting:
    'Another body decides on this one, or it is of another year. One sitting decides on requests of one body and year.',
  decisionMissing: 'Please fill in the decision.',
  quorumMissing: 'There is no quorum: not more than half of the members were present. Please check the numbers.',
  majorityMissing: 'There is no majority: not more than half of those present voted for it. Please check the numbers.',
  votesDoNotAddUp: 'The votes for, against and abstaining do not add up to those present.',
  presentExceedsEligible: 'More were present than are members.',
  heldOnInFuture: 'The meeting is in the future. Please record it when it is over.',
  heldOnBeforeLastDecision:
    'This is before the last decision recorded on this request. If that one has the wrong date, correct the meeting from the decisions in the history.',
  heldOnBeforeProposal:
    'The meeting is earlier than the day on which this was proposed to the committee. Please check the date.',
  heldOnBeforeRequest:
    'The date of the meeting is before this request was created. A meeting cannot have decided on it before that. Please check the date.',
  heldOnBeforePut:
    'The date of the meeting is before the request was put to the body. Please check it. If you are recording after the meeting, tick “I am recording after the meeting” and try again.',
  heldOnOutOfOrder:
    'On this date it would not be in order with other decisions on the same request, or with its submission.',
  meetingOnThatDay: 'A meeting on this date is recorded already.',
  heldOnTooEarly: 'The date of the meeting is before this annual cycle begins. Please check it.',
  circularNeedsAll: 'A circular resolution needs the answers of all members.',
  outcomeDoesNotFit: 'The outcome does not fit the votes or the step.',
  meetingDiffers:
    'The meeting of that day is recorded with {{eligible}} members entitled to vote and {{present}} present. If the numbers you entered are wrong, please change them. If the record is wrong, correct the attendance of the meeting and try again.',
  recordedDecisionDiffers:
    'With these numbers a recorded decision would not hold. Please check the votes of the marked decisions, or the attendance. Nothing has been corrected yet.',
  nothingToCorrect: 'Everything is as recorded. Correct it when there is something to change.',
  changedTextNotConfirmed:
    'The text, the fields or the recipients were changed after the committee approved them. The request can be put on the agenda once the committee has confirmed the difference.',
  nothingToConfirm: 'Everything is as the committee approved it. There is nothing to confirm.',
  textChangedSinceShown:
    'The content changed after it was shown to you. Please read what is shown now, and then go on.',
  amendmentMissing: 'Please write the amendment.',
  titleTooLong: 'The title is too long (up to {{limit}} characters).',
  amendmentsNotDecided:
    'Amendments are written, but the outcome is not “approved as amended”. Choose that outcome, or remove the amendments.',
  amendmentNotFound:
    'Amendment {{number}}: “{{passage}}” is neither in the title nor in the text. Please write it exactly as it stands there, with one amendment for each paragraph.',
  amendmentChangesNothing: 'With amendment {{number}} the text is what it was. Please check the new wording.',
  amendmentNotUnique:
    'Amendment {{number}}: “{{passage}}” occurs more than once. Please add words before or after it so that one place is meant.',
  tooManyAmendments: 'No more than {{limit}} amendments. To change more, refer the request back.',
  mergeTargetMissing: 'Please choose the request to merge into.',
  mergeTargetIsSelf: 'A request cannot be merged into itself.',
  mergeTargetClosed: 'Please choose a request of the same year that is not on the central agenda yet.',
  submissionMissing: 'Please record the submission first.',
  responsesMissing: 'Some recipients have not answered. Please record their answers or mark them as “no response”.',
  callNotOpen: 'The call for wishes has not opened yet. Please wait for the notice of the policy bureau.',
  consolidationClosed:
    'The consolidation of this year is closed. Please ask the policy bureau for additions or changes.',
  proposalDecided:
    'The policy bureau has decided what becomes of this wish, so it can no longer be changed. This page shows what was decided.',
  proposalConsidered:
    'The policy bureau is considering what becomes of this wish, so it can no longer be changed. Please ask the policy bureau.',
  confirmedByCommittee:
    'A committee confirmed this outcome, so the policy bureau cannot undo it alone. The committee can send it back on its page of proposals.',
  proposalsUnconfirmed:
    '{{count}} proposals wait for their committees. Close the consolidation when they are confirmed or sent back.',
  decidedMeanwhile:
    'A colleague has decided what becomes of it, or its body has changed it. Please look at what is shown below.',
  proposalHasOutcome: 'What becomes of wish {{number}} is decided already. Undo that first.',
  requestTakesNoMore:
    'This request has gone on to the agenda or was adopted, so no wish can go into it any more. Choose another request.',
  proposalsWithoutOutcome: '{{count}} wishes have no outcome yet. Decide on all of them, then close the consolidation.',
  previousHandedIn:
    'This request of last year was handed in for this year already (number {{number}}). Write what you want to add there, or hand in a new wish; this draft can be thrown away.',
  carriedOnAlready:
    'Last year’s request is already carried on by {{number}} of this year. Choose “Add to a request that is there” and that request.',
  noRowsChosen: 'Please choose at least one.',
  tooManyProposals: 'A body can hand in at most {{count}} wishes a year.',
  fileTooLarge: 'The file is too large. Choose a file of at most 5 MB.',
  fileTooMuch: 'The file holds too much to be read. Save it with what is needed alone and choose it again.',
  fileEncrypted:
    'The file is protected by a password. Save it in Excel or Word without the password and choose it again.',
  fileOldExcel:
    'This is an Excel file of the old kind (.xls). In Excel, choose “Save as” and “Excel workbook (.xlsx)”, then choose it again.',
  fileOldWord:
    'This is a Word file of the old kind (.doc). In Word, choose “Save as” and “Word document (.docx)”, then choose it again.',
  fileNotSheet: 'This kind of file cannot be read. Choose an Excel (.xlsx), Word (.docx) or CSV (.csv) file.',
  fileNotText: 'This is no text. Choose a book in Word (.docx) or PDF.',
  filePdfWithoutText:
    'There is no text in this PDF: it seems to be a scan. Choose the Word file it was made from, or a PDF with text.',
  recordsWithoutRows:
    'There is no table that can be taken in. Send wishes as a table with heads such as body, subject, demand, outcome; answers as one with number, request, answer, department, evaluation, or as a text that numbers the answers of each department.',
  recordsNothingNew:
    'There is nothing new to take in: it is here already, or nobody said of which request or recipient it is.',
  yearFirst:
    'Please take in the book of that year first. Wishes and answers go into a year that was taken from its book.',
  bookWithoutItems: 'There is no request to take in. Choose for each chapter the committee that it belongs to.',
  yearNotEmpty: 'This year has requests already. Enter another year.',
  fileBroken: 'The file is damaged and cannot be read. Open it in Excel or Word, save it again and choose it again.',
  fileEncodingUnknown: 'The encoding of the CSV file is not known. Save it in Excel as “CSV UTF-8 (comma delimited)”.',
  fileMissing: 'Please choose a file.',
  fileNoWishes:
    'No table of wishes was found. Choose a file that has a row of heads such as “Subject” and “What is wished for”, with wishes below it.',
  attachmentKind: 'Only PDF, Word (.docx), Excel (.xlsx) and pictures (.jpg, .png) can be added, and none with macros.',
  tooManyAttachments: 'A wish can have at most {{count}} files.',
  nobodySilent: 'No body is silent any more. Please open the page of the call again.',
  importsUnderWay: 'Files that you sent before are still being read or taken. Please try again when that is done.',
  tooManyFiles: 'At most {{count}} files can be chosen at once. Import them in parts.',
  proposalsIncomplete:
    'Some rows lack a subject or what is wished for, so they cannot be handed in. Take them as drafts, complete them and hand them in then.',
  required: 'Please fill this in.',
  choiceMissing: 'Please choose.',
  tooLong: 'Too long. Please shorten it.',
  tooShort: 'Too short.',
  notADate: 'Please give a valid date.',
  dateInFuture: 'This date is in the future.',
  notANumber: common.notANumber,
  outOfRange: 'Outside of what can be entered.',
  unknownChoice: 'Please choose from the list again.',
  unknownSdgTarget: 'There is an SDG target that does not exist. Please choose again.',
  unknownRecipient: 'There is a recipient that does not exist. Please choose again.',
  notARecipientOfThisRequest: 'Not a recipient of this request.',
  requestNotAdopted: 'There is a request that has not been adopted.',
  notAnEmail: 'This is not an e-mail address.',
  membershipOverlaps:
    'The person holds the same role in the same body during a part of this term. Please choose another term, or set the last day of the present one first.',
  numberTaken: 'Another committee uses this number.',
  signTaken: 'This sign cannot be told from that of another mark or of a receipt. Please choose another one.',
  marksNotSeen: 'Evaluations that were made will look different. Read what that means, and tick that you have.',
  emailTaken: 'Somebody else uses this e-mail address.',
  termOverlaps: 'Somebody else’s term overlaps with this one. Please choose days that do not overlap.',
  endBeforeStart: 'The last day is before the first.',
  pillarOfOtherCommittee: 'This pillar belongs to another committee or year. Please choose again.',
  previousOfOtherCommittee: 'Please choose one of this committee’s requests of last year.',
  newHasNoPrevious:
    'A new request carries none of last year on. Choose “continued” or “strengthened” as its kind, or no request of last year.',
  evaluationReasonMissing: 'Please give the reason of the evaluation.',
  responseConfirmed: 'The evaluation is confirmed, so this answer can no longer be corrected or taken back.',
  laterAnswerRecorded: 'An answer of a later round is recorded. Please take back the latest round first.',
  lastAdministrator:
    'This would leave no administrator whose term has no end. Please make somebody else one first, without a last day.',
  ownAskNeedsAnother: 'A role for yourself is confirmed by another administrator, not by you.',
  textTooLong: 'The text is too long (up to 100,000 characters).',
  senderNameMissing:
    'The name of the sender of letters is not set yet, and no letter is made without it. An administrator enters it under “Administration”, “Settings”.',
  nothingToSubmit: 'There is no adopted request for this recipient.',
  nothingAdopted: 'No request has been adopted yet.',
  packageNotReady: 'The document is not ready yet. Please record when it is.',
  packageOutdated: 'Requests changed after the document was made. Please make it again.',
  packageRecorded: 'The submission of this package is recorded already. Please check the record.',
  documentNumberUsed: 'This recipient has already received a document with this number. Please use another one.',
  documentNumberOfOther: 'This is the number of the document to {{other}}. Please use one that is free.',
  answerRecordedMeanwhile:
    'Somebody else has recorded this answer meanwhile. What you typed is still there: compare it with what is recorded and correct that if need be.',
  replyByTooEarly: 'Please choose a day after the date of the letter.',
  dateBeforeSubmission: 'This is before the day of the submission.',
  dateBeforeAdoption: 'This is before the adoption. If the meeting has the wrong date, please correct the meeting.',
  dateBeforeLetter:
    'This is before the date of the letter. If the letter has the wrong date, please make the documents again.',
  dateBeforeCycle: 'This is before the annual cycle begins.',
  dateAfterAnswer:
    'This is after the date of an answer recorded for this submission. Please check the date of the answer, too.',
  wrongEmailOrPassword: 'The e-mail address or the password is wrong.',
  tooManyAttempts: 'Too many attempts. Please try again in about {{minutes}} minutes.',
  linkUsed:
    'The password has been set with this link. Please sign in with it. If it was not you who set it, please tell an administrator.',
  linkInvalid: 'This link cannot be used: it has expired or was replaced. Please ask an administrator for a new one.',
  passwordTooShort: 'The password needs 12 characters or more.',
  passwordTooCommon:
    'This password is easily guessed: it is a word or pattern that many people use. A few unrelated words in a row are easy to remember and hard to guess.',
  passwordHasOwnWords:
    'This password is easily guessed: it is mostly made of your name, your e-mail address, or words of the federation or this service. Please put unrelated words together instead.',
  passwordIsKeyboardRow:
    'This password is easily guessed: it mostly follows the keys of the keyboard. Please put a few unrelated words together instead.',
  passwordRepeats:
    'This password is easily guessed: it repeats the same characters or words. Please put different words together instead.',
  passwordIsSequence:
    'This password is easily guessed: it is mostly a sequence such as “abc” or “123”. Please put a few unrelated words together instead.',
  passwordIsDate:
    'This password is easily guessed: it is mostly a date or a year. Please put a few unrelated words together instead.',
  passwordIsName:
    'This password is easily guessed: it is mostly the name of a person or a place. Please put a few unrelated words together instead.',
  passwordGuessable: 'This password is easily guessed. Please make it longer, or put a few unrelated words together.',
  passwordNotJudged:
    'How hard this password is to guess could not be checked. Please choose another one, or try again in a little while.',
  passwordUnchanged: 'This is the password you have now. Please choose another.',
  wrongPassword: 'This password is not right.',
  wrongCode: 'This code is not right, or was used before. Please enter the one that the app shows now.',
  passkeyRefused: 'The passkey could not be verified. Please try again.',
  tooManyPasskeys:
    'You have 20 passkeys already, which is as many as can be kept. Please remove one that you do not use first.',
  signInExpired: 'That took too long. Please start again with your e-mail address and password.',
} satisfies Record<RefusalReason, string>
