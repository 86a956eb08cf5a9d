export const audit = {
  title: '監査記録',
  lead: '誰が、いつ、何をしたかの記録です。後から変えたり消したりすることはできません。要求や回答、評価などの内容はここには表示せず、変わった欄の名前だけを示します。',
  caption: '監査記録の一覧',
  count_other: '{{count}}件',
  empty: '条件に合う記録はありません。',
  at: '日時',
  who: '実施者',
  what: '操作',
  subject: '対象',
  subjectType: {
    policyRequest: '要求項目',
    meeting: '会議',
    person: '利用者',
    body: '組織',
    cycle: '年度サイクル',
    pillar: '柱',
    submission: '提出',
    response: '回答',
    job: '書類の作成',
    settings: '設定',
  },
  details: '内容',
  showDetails: '内容を見る',
  withheld: '内容を表示しない欄：{{names}}',
  system: 'システム',
  onlyThisPerson: '{{name}}さんの記録だけを表示しています。',
  filter: '絞り込む',
  clearFilters: '条件をすべて外す',
  any: 'すべて',
  verifyTitle: '書き換えられていないことを確かめる',
  verifyHelp:
    '記録は、データベースの外に置いた鍵で一件ずつ封印され、一つ前の記録の封印を含む鎖になっています。すべての記録を計算し直して、途中の記録が変えられたり抜かれたりしていないことを確かめます。',
  verify: '記録を確かめる',
  verifying: '確かめています…',
  intact_other: '{{count}}件の記録を計算し直しました。書き換えは見つかりませんでした。',
  unsealed_other: 'このうち{{count}}件は、鍵による封印を始める前の記録です。',
  head: '最後の記録（番号{{id}}）の封印',
  headHelp:
    '控えておくと、後で、ここまでの記録が末尾から消されていないことも確かめられます（npm run audit:verify -- --expect-head に続けて指定します）。プログラムの動作記録（ログ）にも定期的に残ります。',
  broken: {
    altered:
      '{{at}}の記録（番号{{id}}）で、鎖が合いません。この記録か、その一つ前の記録が変えられたか、抜かれています。データベースの管理担当者に、この番号をお伝えください。',
    unsealed:
      '{{at}}の記録（番号{{id}}）に、鍵による封印がありません。鍵を持たない者が書き換えたおそれがあります。データベースの管理担当者に、この番号をお伝えください。',
    unknownKey:
      '{{at}}の記録（番号{{id}}）は、設定にない鍵で封印されています。鍵（AUDIT_KEY）を取り替えたときは、前の鍵も設定に残す必要があります。データベースの管理担当者に、この番号をお伝えください。',
  },
} as const
