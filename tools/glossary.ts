import { readdirSync } from 'node:fs'
import { domain as en } from '#app/i18n/en/domain.ts'
import { domain as ja } from '#app/i18n/ja/domain.ts'
import { code, table } from './markdown-table.ts'

export type Term = {
  readonly ja: string
  readonly en: string
  /** Names in the code: types, tables of the database, keys. */
  readonly names: readonly string[]
  /** Where its rules, its work and its screens are; the first is where to begin. */
  readonly rooms: readonly string[]
}

const term = (ja: string, en: string, names: string, rooms: string): Term => ({
  ja,
  en,
  names: names.split(' '),
  rooms: rooms.split(' '),
})

/** What the people of the trade say, and where it is. The values that each may have follow from the tables of the domain. */
export const TERMS: readonly Term[] = [
  term(
    '要求項目',
    'policy request',
    'PolicyRequest',
    'server/policy-requests app/domain/policy-request.ts app/features/policy-requests',
  ),
  term('要求ワークスペース', 'workspace of a request', 'Workspace', 'server/workspace app/features/policy-requests'),
  term(
    '本文（要求本文・背景）',
    'text of a request',
    'DocumentUpdate DocumentSnapshot DocumentAuthor',
    'server/document-text app/document app/features/drafting',
  ),
  term('同時編集', 'writing together', 'Room', 'server/collab app/features/drafting app/document'),
  term('書き分け', 'variant: a wording for one recipient', 'Variant', 'docs/glossary.md'),
  term(
    '要求事項',
    'proposal: a wish handed in by a body',
    'Proposal ProposalState ProposalIntent',
    'server/proposals app/domain/proposal.ts app/features/proposals',
  ),
  term('募集', 'call for wishes', 'Call CallBody', 'server/proposals/call.ts app/features/proposals'),
  term(
    '集約デスク・取扱い',
    'consolidation desk: what becomes of each wish',
    'ProposalOutcome OutcomeKind DeskPresence ProposalAttachment',
    'server/proposals/consolidation.ts app/features/proposals',
  ),
  term(
    '事務局案・差戻し',
    'proposed outcome, which a committee confirms or sends back',
    'OutcomeStanding WishDecider Confirmation',
    'server/proposals/confirmation.ts app/features/proposals app/domain/proposal.ts',
  ),
  term(
    '提出用シートと、その読み取り',
    'sheet in which a body hands in, and its reader',
    'SheetKey RowKey ReadDocument ProposalImport ProposalImportFile ImportState',
    'app/domain/proposal-sheet.ts server/documents server/proposals/give-sheet.ts',
  ),
  term('提案者・提案組織', 'proposer', 'PolicyRequestProposer', 'server/policy-requests app/features/policy-requests'),
  term('区分（新規・継続・補強）', 'kind of request', 'PolicyRequestKind', 'app/domain/policy-request.ts'),
  term('昨年の要求項目', 'previous request', 'previousRequest', 'server/policy-requests app/features/answers'),
  term(
    '昨年度の取込み',
    'first year: last year’s book, wishes and answers taken in',
    'YearImport importedFrom',
    'server/first-year server/documents app/features/first-year',
  ),
  term(
    '引き継ぎ',
    'carry-over: last year’s requests in this year',
    'CarryOver CarryOverKind',
    'server/carry-over app/domain/carry-over.ts app/features/carry-over',
  ),
  term(
    '保存した条件',
    'named view of the list',
    'NamedView',
    'app/domain/named-view.ts server/policy-requests app/features/policy-requests',
  ),
  term('系譜', 'lineage: one request over the years', 'Lineage', 'server/lineage app/features/lineage'),
  term('集計', 'counts of a year', 'YearCounts', 'server/year-counts app/features/year-counts'),
  term('柱', 'pillar', 'Pillar', 'server/pillars app/features/pillars'),
  term(
    'SDGs',
    'SDG goals and targets',
    'PolicyRequestSdgTarget PolicyRequestPriorityArea',
    'app/domain/sdgs app/features/sdgs',
  ),
  term(
    '状態・手続き',
    'workflow: states and transitions',
    'RequestState TransitionId',
    'app/domain/workflow.ts server/workflow app/features/workflow',
  ),
  term('会議', 'meeting', 'Meeting MeetingForm', 'server/meetings app/domain/meeting.ts app/features/workflow'),
  term('議決', 'decision', 'Decision DecisionOutcome', 'server/meetings app/domain/decision.ts app/features/workflow'),
  term(
    '修正（採択のときの文言の修正）',
    'amendment',
    'Amendment',
    'server/workflow app/document/amend-document.ts app/features/workflow',
  ),
  term('提出先の首長・議長', 'head of a recipient', 'RecipientHead', 'server/recipients app/features/administration'),
  term('版', 'revision', 'Revision RevisionReason', 'server/revisions app/domain/revision.ts'),
  term(
    '差分の確認',
    'difference of two texts',
    'ShownDifference',
    'server/workflow app/document/document-diff.ts app/features/drafting',
  ),
  term(
    '統合',
    'merge',
    'merge',
    'server/workflow/merge-target.ts server/policy-requests/merged-requests.repository.ts',
  ),
  term('本冊（政策・制度要求と提言）', 'the book', 'Book', 'server/book server/word app/features/book'),
  term('Word文書', 'Word documents', 'WordWriter', 'server/word server/book server/submissions'),
  term(
    '文書の作成（順番待ち）',
    'job: long work that can be left',
    'Job JobKind JobState',
    'server/jobs app/features/jobs',
  ),
  term('保存したファイル', 'stored file', 'StoredFile', 'server/files server/jobs'),
  term(
    '提出先',
    'recipient',
    'Recipient RecipientKind PolicyRequestRecipient',
    'server/recipients app/domain/recipients.ts app/features/recipients',
  ),
  term(
    '提出・要請',
    'submission',
    'Submission SubmissionItem',
    'server/submissions app/domain/submission.ts app/features/submissions',
  ),
  term('要請書（一式）', 'package for one recipient', 'package', 'server/submissions server/word'),
  term('回答', 'response', 'Response', 'server/answers app/domain/response-input.ts app/features/answers'),
  term('回答の取り消し', 'withdrawn response', 'WithdrawnResponse', 'server/answers app/features/answers'),
  term('回答の記録', 'recording desk', 'RecordingDesk', 'server/answers app/features/answers'),
  term(
    '受領状況',
    'receipt: how far an answer is',
    'ReceiptState AnswerTally',
    'app/domain/answer-progress.ts server/answers',
  ),
  term('回答の一覧表', 'matrix of requests and recipients', 'Matrix', 'server/answers app/features/answers'),
  term(
    '評価',
    'evaluation',
    'Evaluation EvaluationCode OpenEvaluation',
    'app/domain/evaluation.ts server/answers app/features/answers',
  ),
  term('次年度の扱い', 'what is done with it next year', 'NextAction', 'app/domain/evaluation.ts server/answers'),
  term(
    '年度サイクル',
    'cycle: one year’s round',
    'Cycle CyclePhase CyclePhaseKind',
    'server/cycles app/domain/cycle-phases.ts',
  ),
  term('会議体・組織', 'body', 'Body BodyKind', 'server/bodies app/domain/roles.ts app/features/administration'),
  term('利用者', 'person', 'Person Locale', 'server/people app/features/administration'),
  term(
    '所属・役割・任期',
    'membership, role, term',
    'Membership Role MembershipAsk MembershipAskOutcome',
    'app/domain/roles.ts server/people app/features/administration app/features/access',
  ),
  term(
    '役割の通知',
    'notice of a role',
    'AccessNotice AccessNoticeKind AccessNoticeRead',
    'server/people app/features/access',
  ),
  term('権限', 'permissions', 'Action Grant', 'app/domain/permissions.ts'),
  term(
    'サインイン',
    'signing in, sessions',
    'Session PendingSignIn FailedSignIn ProvenOrigin ProvenOriginKind',
    'server/sessions app/features/sessions',
  ),
  term(
    'パスワード・設定用のリンク',
    'password, set-up link',
    'OneTimeLink OneTimeLinkPurpose',
    'server/passwords server/people app/features/administration',
  ),
  term('自分のアカウント', 'own account', 'AccountNotice', 'server/account app/features/account'),
  term(
    '二段階認証・復旧コード',
    'second factor, recovery codes',
    'Authenticator RecoveryCode',
    'server/second-factor server/account app/domain/second-factor.ts',
  ),
  term('パスキー', 'passkey', 'Passkey SpentChallenge', 'server/passkeys server/account app/features/account'),
  term(
    '監査記録',
    'audit record',
    'AuditEvent AuditAction',
    'server/audit app/domain/audit-actions.ts app/features/administration',
  ),
  term('設定', 'settings of the federation', 'Setting', 'server/settings app/features/administration'),
  term(
    '団体の見本・用語',
    'profile of a federation, its words, samples of it',
    'FederationProfile OwnWords SamplePlan',
    'server/profiles server/samples app/domain/federation-profile.ts app/domain/federation-terms.ts app/features/administration',
  ),
  term('ホーム', 'home page', 'Home', 'server/home app/features/home'),
  term('未保存の入力', 'unsaved input', 'unsaved', 'app/features/unsaved app/forms'),
  term(
    '二重送信・上書きの防止',
    'forms sent twice, or made from an older state',
    'FormReceipt',
    'server/forms app/forms app/domain/form-fingerprints.ts',
  ),
  term('番号・見出しの様式', 'numbering schemes', 'NUMBERING_SCHEMES', 'app/domain/numbering.ts server/word'),
  term('和暦・西暦', 'Japanese era dates', 'DateStyle', 'app/domain/wareki.ts'),
  term('貼り付け', 'pasting', 'pastedDocument', 'app/document app/features/drafting'),
  term('画面の文言', 'texts of the screens', 'ja en', 'app/i18n'),
  term('見本の一年', 'sample year', 'sampleYear', 'server/sample-year server/reference-data'),
  term('エラーの画面', 'pages of errors', 'pageError', 'app/features/errors app/routes'),
  term('画面とアドレス', 'pages and addresses', 'routes', 'app/routes app/routing app/ui'),
  term('サーバーの入口', 'HTTP server, database', 'createHttpServer createDatabase', 'server/http server/db'),
  term('起動', 'starting: settings from the environment, database, shutting down', 'Config', 'server/start'),
  term('模擬の世界', 'simulator', 'simulate', 'server/simulation tools/convergence'),
]

const INTRODUCTION = `# Glossary

A word of the trade, what it is called in the code, and the rooms where it lives; begin in the first. What has no room yet is named so that the word is not
used for something else. Written by \`tools/glossary.ts\`, and the values below from the tables of the domain; a test fails when a room or a
name is missing. After a change: \`npx vitest run --project unit tools/glossary -u\`.`

/** docs/glossary.md. @returns Markdown */
export function glossary(): string {
  const terms = table(
    '## Words',
    ['on screen', 'English', 'in the code', 'rooms'],
    TERMS.map(({ ja, en, names, rooms }) => [
      ja,
      en,
      names.map(code).join(' '),
      rooms[0] === 'docs/glossary.md' ? 'none yet' : rooms.map((room) => `[${room}](../${room})`).join(' · '),
    ]),
  )
  return `${[INTRODUCTION, terms, ...VALUES.map(values)].join('\n\n')}\n`
}

/** Groups of texts whose keys are identifiers of the domain's tables; the others are sentences about them. */
const VALUES = [
  'state',
  'transition',
  'role',
  'bodyKind',
  'kind',
  'evaluation',
  'nextAction',
  'meetingForm',
  'outcome',
  'phase',
] as const

const values = (group: (typeof VALUES)[number]): string =>
  table(
    `## ${code(group)}`,
    ['in the code', 'on screen', 'English'],
    Object.keys(ja[group]).map((key) => [code(key), textOf(ja[group], key), textOf(en[group], key)]),
  )

const textOf = (texts: Readonly<Record<string, string>>, key: string): string => texts[key] ?? ''

/** The rooms of the server and of the screens, as folders. */
export const allRooms = (): string[] =>
  ['server', 'app/features'].flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `${folder}/${name}`),
  )
