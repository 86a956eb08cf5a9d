export const sessions = {
  signInTitle: 'サインイン',
  signInLead: 'メールアドレスとパスワードを入力してください。',
  email: 'メールアドレス',
  password: 'パスワード',
  signIn: 'サインインする',
  forgotten: 'パスワードを忘れたときは、管理者に新しいリンクを頼んでください。',
  signedOut: 'サインアウトしました。開いていたほかの画面も終了しています。',

  // 見本
  demoTitle: '見本の人としてサインインする',
  demoLead: '役割ごとに一人ずつ用意しています。名前を押すと、その人としてサインインします。人も内容も架空のものです。',
  demoRole: '{{role}}（{{body}}）',

  // 最初の管理者、招待、新しいパスワード
  setupTitle: '利用の準備',
  firstAdministratorTitle: '最初の管理者をつくる',
  firstAdministratorLead: 'この画面は一度だけ使えます。あなたの名前とメールアドレス、パスワードを決めてください。',
  invitationTitle: '政策要求デスクへようこそ',
  invitationLead: '{{name}}さん、サインインに使うパスワードを決めてください。',
  newPasswordTitle: '新しいパスワード',
  newPasswordLead:
    '{{name}}さん、新しいパスワードを決めてください。決めると、ほかの端末では自動的にサインアウトします。',
  name: '名前',
  kana: '読み（任意）',
  passwordHelp: '12文字以上で、ほかで使っていないものにしてください。',
  setPassword: 'パスワードを決めてサインインする',
  linkInvalidTitle: 'このリンクは使えません',
  toSignIn: 'サインインの画面へ',
} as const
