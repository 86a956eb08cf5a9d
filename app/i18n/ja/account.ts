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
    read: '通知を確認しました。',
    others: 'ほかの端末のサインインを、すべて終了しました。',
  },

  signOutTitle: 'サインアウト',
  signOutHelp:
    '端末をなくしたときや、共用の端末で使ったときに押してください。この端末も含め、すべての端末でサインアウトします。',
  signOut: 'すべての端末でサインアウトする',

  // 二段階認証
  secondFactorTitle: '二段階認証',
  secondFactorLead:
    'パスワードのほかに、スマートフォンのアプリが示すコードやパスキーでも本人であることを確かめます。パスワードが知られても、ほかの人はサインインできません。',
  stateOn: '設定済み',
  stateOff: '未設定',
  manage: '設定を確認する',
  setUpNow: '二段階認証を設定する',
  askedTitle: '二段階認証を設定してください',
  asked: '管理者と政策局の方は、{{day}}から、二段階認証が必要になります。数分で設定できます。',
  requiredNow: 'あなたの役割には二段階認証が必要です。設定が終わると、ほかの画面を使えるようになります。',
  requiredLater: 'あなたの役割では、{{day}}から、二段階認証が必要になります。',
  beginTitle: '認証アプリで設定する',
  beginHelp:
    '認証アプリ（Google Authenticator、Microsoft Authenticatorなど）を入れたスマートフォンを用意してください。始めると、アプリに読み取らせる画像が表示されます。',
  begin: '設定を始める',
  beginAnew: '初めからやり直す',
  setUpTitle: 'アプリに登録する',
  step1: 'スマートフォンで認証アプリを開き、アカウントの追加を選んでください。',
  step2: '次の画像をアプリで読み取ってください。',
  qrCode: '認証アプリで読み取る二次元コード',
  byHand: '読み取れないときは、次の文字列をアプリに入力してください。',
  step3: 'アプリに表示された6桁のコードを入力してください。',
  code: '確認コード',
  codeHelp: '認証アプリに表示されている6桁の数字です。',
  confirm: '確かめて設定を終える',
  isOn: '二段階認証を設定しています。次からは、サインインのときに、確認コードかパスキーも使ってください。',
  recoveryTitle: '回復コード',
  recoveryLeft:
    'スマートフォンをなくしたときに、確認コードの代わりに使います。残りは{{left}}個です。作り直すと、前の回復コードは使えなくなります。',
  renew: '回復コードを作り直す',
  offTitle: '二段階認証をやめる',
  offHelp: 'やめると、登録したパスキーと回復コードも削除され、パスワードだけでサインインできるようになります。',
  offRequired:
    'あなたの役割には二段階認証が必要です。スマートフォンを替えるときは、ここでやめてから、すぐに設定し直してください。',
  off: '二段階認証をやめる',
  codesTitle: '回復コードを控えてください',
  codesHelp:
    'この画面でだけ表示されます。印刷するか書き写して、スマートフォンとは別の、ほかの人の目に触れない場所に保管してください。一つにつき一度だけ使えます。',
  codesKept: '控えたので、ホームへ進む',

  // 管理者が解除したとき
  takenAwayTitle: '二段階認証が解除されました',
  takenAway:
    '{{at}}に、管理者の{{by}}さんが、あなたの二段階認証を解除しました。お心当たりのない場合は、すぐにほかの管理者にご連絡ください。必要なときは、アカウントの画面で設定し直せます。',
  noticeRead: '確認しました',

  // サインインの二段階目
  secondStepTitle: '確認コードを入力してください',
  secondStepLead: '二段階認証を設定しているため、確認コードかパスキーも必要です。',
  secondStepByCodeLead: '二段階認証を設定しているため、確認コードも必要です。',
  secondStepByPasskeyTitle: 'パスキーで確認してください',
  secondStepByPasskeyLead: '二段階認証を設定しているため、登録したパスキーも必要です。',
  signIn: 'サインインする',
  useRecovery: 'スマートフォンが手元にないとき',
  useRecoveryForPasskey: 'パスキーを使えないとき',
  recoveryCode: '回復コード',
  recoveryCodeHelp: '設定したときに控えたコードです。一度使うと、同じものは使えなくなります。',
  signInByRecovery: '回復コードでサインインする',
  lostAll: '回復コードもないときは、管理者に二段階認証の解除を依頼してください。',
  backToSignIn: 'メールアドレスの入力に戻る',

  // パスキー
  passkeysTitle: 'パスキー',
  passkeysLead:
    '指紋、顔、画面ロックの番号で、端末が本人であることを確かめます。パスキーがあると、パスワードを入力せずにサインインでき、二段階認証も済んだものとして扱われます。',
  passkeysNone: '登録したパスキーはありません。',
  passkeyName: 'パスキーの名前',
  passkeyNameHelp: 'どの端末のものか分かる名前を付けてください。例：職場のパソコン',
  passkeyAdd: 'パスキーを登録する',
  passkeyRemove: '削除する',
  passkeyRemoveOf: '{{name}}を削除する',
  passkeyAdded: '登録した日時：{{at}}',
  passkeyUsed: '最後に使った日時：{{at}}',
  passkeyNeverUsed: 'まだ使っていません',
  passkeyStopped: '端末での確認が終わりませんでした。もう一度お試しください。',
} as const
