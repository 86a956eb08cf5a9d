import type { drafting as japanese } from '../ja/drafting.ts'
import type { Texts } from '../texts.ts'

export const drafting: Texts<typeof japanese> = {
  title: 'Write the text',
  body: 'Request',
  background: 'Background and reasons',
  bodyPlaceholder: 'Write it in the form 「…すること。」 or 「…図ること。」.',
  backgroundPlaceholder: 'Why it is needed and how things stand.',

  save: {
    connecting: 'Loading',
    saved: 'Saved',
    saving: 'Saving',
    offline: 'Offline',
    readOnly: 'Read only',
    frozen: 'Fixed',
    ended: 'Connection ended',
  },
  saveMeaning: {
    connecting: 'The text is being loaded.',
    saved: 'Everything you wrote is stored in the database.',
    saving: 'What you wrote is being saved.',
    offline:
      'The server cannot be reached. What you wrote is kept on this page and saved once it can. Please do not close this page.',
    readOnly: 'You can read this text now, but not change it.',
    frozen: 'The text is fixed because the request is “{{state}}”.',
    ended: 'Nothing more can be saved from this page.',
  },
  unsaved_one: '{{count}} change is not saved yet.',
  unsaved_other: '{{count}} changes are not saved yet.',

  closed: {
    badRequest: 'Something arrived that the server cannot take. Please reload this page.',
    notSignedIn: 'Your session has ended. Please sign in again.',
    notPermitted: 'You may no longer open this text. If you need to, please ask your committee’s secretary.',
    notFound: 'This request was not found. It was deleted, or it is not open to you.',
    schemaTooOld: 'The system has been renewed. Please reload this page.',
  },
  refused: {
    textFrozen: 'The request was fixed while you were writing. Your last changes are not saved.',
    notPermitted: 'You may not change this text. Your last changes are not saved.',
    textTooLong:
      'The text is too long, so your last changes are not saved (up to 100,000 characters). Please shorten it and write them again.',
    tooLarge: 'Too much was sent at once, so your last changes are not saved. Please paste it in parts.',
  },
  lostText: 'Text that was not saved',
  lostTextHelp: 'Copy what you need, then reload this page.',
  copy: 'Copy',
  copied: 'Copied.',
  reload: 'Reload this page',

  peopleHere: 'People who have this text open',
  onlyYou: 'Only you have it open.',
  you: '{{name}} (you)',

  toolbar: 'Formatting',
  bold: 'Bold',
  underline: 'Underline',
  numberedList: 'Numbered list',
  bulletList: 'Bulleted list',
  indent: 'Indent',
  outdent: 'Outdent',
  table: 'Insert a table',
  addRow: 'Add a row',
  addColumn: 'Add a column',
  deleteRow: 'Delete the row',
  deleteColumn: 'Delete the column',
  deleteTable: 'Delete the table',
  link: 'Link',
  linkAddress: 'Address of the link',
  linkAddressWrong: 'Please write an address that starts with https://.',
  removeLink: 'Remove the link',
  undo: 'Undo',
  redo: 'Redo',
  loading: 'The text is being loaded…',
  withoutJavaScript: 'Writing needs JavaScript. The stored text is shown below.',
}
