export const sessions = {
  signInTitle: 'サインイン',
  signInLead: 'メールアドレスとパスワードを入力してください。',
  email: 'メールアドレス',
  password: 'パスワード',
  signIn: 'サインインする',
  forgotten: 'パスワードを忘れたときは、管理者に新しいリンクの発行を依頼してください。',
  onTheWay:
    'サインインしていないか、期限が切れたため、この画面を表示しています。サインインすると、元のページに戻ります。',
  signedOut: 'サインアウトしました。開いていたほかの画面も終了しています。',

  // 見本
  demoTitle: '見本の利用者としてサインインする',
  demoLead:
    '役割ごとに一人ずつ用意しています。名前を押すと、その利用者としてサインインします。利用者も内容も架空のものです。',
  demoRole: '{{role}}（{{body}}）',

  // 最初の管理者、招待、新しいパスワード
  setupTitle: '利用の準備',
  firstAdministratorTitle: '最初の管理者を登録する',
  firstAdministratorLead: 'この画面は一度だけ使えます。名前、メールアドレス、パスワードを入力してください。',
  invitationTitle: '政策要求デスクへようこそ',
  invitationLead: '{{name}}さん、サインインに使うパスワードを設定してください。',
  newPasswordTitle: '新しいパスワード',
  newPasswordLead:
    '{{name}}さん、新しいパスワードを設定してください。設定すると、ほかの端末では自動的にサインアウトします。',
  name: '名前',
  kana: '読み（任意）',
  passwordHelp:
    '12文字以上で、ほかで使っていないものにしてください。関係のない言葉をいくつかつなげると、覚えやすく、推測されにくくなります。',
  setPassword: 'パスワードを設定してサインインする',
  linkUsedTitle: 'パスワードは設定済みです',
  linkInvalidTitle: 'このリンクは使えません',
  toSignIn: 'サインインの画面へ',

  // パスキー
  passkeyStopped: '端末での確認が終わりませんでした。もう一度お試しください。',
  signInByPasskey: 'パスキーでサインインする',
  signInByPasskeyHelp: 'パスキーを登録した端末では、パスワードも確認コードも要りません。',
} as const
