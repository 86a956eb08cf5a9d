import type { administration as japanese } from '../ja/administration.ts'
import type { Texts } from '../texts.ts'

export const administration: Texts<typeof japanese> = {
  title: 'Administration',
  lead: 'The people, bodies and years, and how documents are written.',
  sections: 'Pages of the administration',
  overview: 'Overview',
  people: 'Add people and give them memberships for a term. Make links for setting a password, or disable an account.',
  bodies:
    'Register committees, deciding bodies, affiliates and regional chapters. A role is always held in one of them.',
  heads: 'Register who heads each government and assembly, and from when until when. Letters address them by name.',
  cycles: 'Make the year’s cycle and set the days of its phases. New requests go into the current cycle.',
  settings: 'Set the name, the sender and the way dates are written in packages and in the book.',
  profile:
    'Choose what kind of organisation this is: names of bodies and roles, questions of the call, names of the marks, the letter.',
  audit: 'Look up who did what and when, and check that the record was not altered.',

  settingsTitle: 'Settings',
  settingsLead: 'These are used for documents made from now on. Documents made before stay as they are.',
  federationName: 'Name of the federation',
  federationNameHelp: 'Stands as the sender of letters and on the cover of the book.',
  senderTitle: 'Office of the sender',
  senderTitleHelp: 'Stands before the sender’s name in letters, for instance “President”.',
  senderName: 'Name of the sender',
  senderNameHelp: 'Who signs the letters. If it is empty, only the office is given.',
  coSenderBody: 'Organisation that sends it too',
  coSenderBodyHelp:
    'Stands below the sender and on the cover of the book when two organisations ask together. Leave it empty otherwise.',
  coSenderTitle: 'Office of the second sender',
  coSenderTitleHelp: 'For instance “Chair”.',
  coSenderName: 'Name of the second sender',
  coSenderNameHelp: 'If it is empty, only the office is given.',
  dateStyle: 'How dates are written',
  dateStyleHelp: 'Days and fiscal years in documents. Dates on screen stay as they are.',
  dateStyle_wareki: 'Japanese era',
  dateStyle_seireki: 'Western calendar',
  dateStyle_both: 'Both',
  sealText: 'Text in place of the seal',
  sealTextHelp: 'Stands below the sender in letters. If it is empty, nothing is printed there.',
  contact: 'Contact',
  contactHelp: 'Stands among the particulars of letters. If it is empty, none is printed.',
  introduction: 'Introduction',
  introductionHelp:
    'Stands behind the table of contents of a package. Each line is a paragraph. If it is empty, there is none.',
  secondFactor: 'Second factor',
  secondFactorHelp:
    'Whether administrators and the policy bureau also need a code from an app to sign in. Everybody else can use one.',
  secondFactor_required: 'Required',
  secondFactor_optional: 'Not required',
  secondFactorFrom: 'Required from',
  secondFactorFromHelp:
    'From this day on, administrators and the bureau must set it up before they see other pages. If it is empty, it is not required yet.',
  settingsSave: 'Save the settings',
  settingsSaved: 'The settings are saved. They are used for documents made from now on.',

  accountTitle: 'Account',
}
