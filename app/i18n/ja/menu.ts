/** The main menu and the years in the bar. They come with the data of each page: no browser loads them. */
export const menu = {
  fiscalYear: '{{year}}年度',
  shownYear: '年度：{{title}}',
  currentYear: '今のサイクル',
  otherYear: '今のサイクルではなく、「{{title}}」を表示しています。',
  backToCurrent: '今のサイクル「{{title}}」を表示する',
  group: {
    collect: '集める',
    write: '書く',
    decide: '決める',
    deliver: '届ける',
    followUp: '見届ける',
  },
  home: 'ホーム',
  requests: '要求項目',
  pillars: '柱',
  book: '本冊',
  submissions: '提出',
  answers: '回答の記録',
  matrix: '回答マトリクス',
  administration: '管理',
} as const
