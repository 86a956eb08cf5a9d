export const account = {
  lead: '名前、メールアドレス、役割に修正が必要なときは、管理者にご連絡ください。',
  particulars: '登録内容',
  name: '名前',
  email: 'メールアドレス',
  roles: '役割',
  noRoles: '今、有効な役割はありません。管理者に所属の登録を依頼してください。',

  // パスワード
  passwordTitle: 'パスワード',
  passwordLead: '変更すると、この端末のほかは、すべて自動的にサインアウトします。',
  changePassword: 'パスワードを変更する',
  changingPassword: '変更しています…',
  currentPassword: '今のパスワード',
  newPassword: '新しいパスワード',
  newPasswordHelp:
    '12文字以上で、ほかで使っていないものにしてください。関係のない言葉をいくつかつなげると、覚えやすく、推測されにくくなります。貼り付けることもできます。',
  noPassword: '見本の利用者には、パスワードがありません。',

  // サインインしている端末
  sessionsTitle: 'サインインしている端末',
  sessionsLead: '心当たりのない端末があるときは、終了してから、パスワードを変更してください。',
  browserOn: '{{system}}の{{browser}}',
  browser: {
    edge: 'Edge',
    firefox: 'Firefox',
    chrome: 'Chrome',
    safari: 'Safari',
    other: 'ブラウザー（種類は不明）',
  },
  system: {
    iphone: 'iPhone',
    ipad: 'iPad',
    android: 'Android',
    windows: 'Windows',
    mac: 'Mac',
    chromeos: 'Chromebook',
    linux: 'Linux',
    other: '種類の分からない端末',
  },
  thisOne: 'この端末',
  lastUsed: '最後に使った日時：{{at}}ごろ',
  signedInAt: 'サインインした日時：{{at}}',
  endSession: 'この端末のサインインを終了する',
  endSessionOf: '{{device}}（最後に使った日時：{{at}}）のサインインを終了する',
  endOthers: 'ほかの端末をすべて終了する',
  noOthers: 'ほかにサインインしている端末はありません。',

  done: {
    password: 'パスワードを変更しました。ほかの端末は、すべてサインアウトしました。',
    session: '選んだ端末のサインインを終了しました。',
    others: 'ほかの端末のサインインを、すべて終了しました。',
  },

  signOutTitle: 'サインアウト',
  signOutHelp:
    '端末をなくしたときや、共用の端末で使ったときに押してください。この端末も含め、すべての端末でサインアウトします。',
  signOut: 'すべての端末でサインアウトする',
} as const
