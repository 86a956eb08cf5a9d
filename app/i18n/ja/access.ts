/** What was done with the rights and accounts of people, and what waits for a second administrator. */
export const access = {
  title: '権限の確認とお知らせ',
  nothing: '確認が必要なものや、新しいお知らせはありません。',
  asksTitle: '管理者の確認を待っている役割',
  asksHelp:
    '管理者が自分に役割を付けるときは、ほかの管理者の確認が必要です。心当たりのないものは確認せず、本人にお尋ねください。',
  ask: '{{name}}さん（管理者）が、自分に「{{membership}}」を付けようとしています（{{term}}）。',
  askExtension: '{{name}}さん（管理者）が、自分の「{{membership}}」の任期を延ばそうとしています（{{term}}）。',
  askedAt: '申請 {{at}}',
  confirm: '確認して付ける',
  decline: '断る',
  takeBack: '取り下げる',
  waitsForOther: 'ほかの管理者の確認を待っています。',
  noticesTitle: '権限の変更のお知らせ',
  noticesHelp:
    '管理者が行った権限の変更を、政策局の全員にお知らせしています。心当たりのないものは、管理者にお確かめください。',
  roleGiven: '{{by}}さんが、{{name}}さんに「{{membership}}」を付けました。',
  roleGivenToSelf: '{{by}}さん（管理者）が、自分に「{{membership}}」を付けました。',
  roleGivenBySystem: '{{name}}さんが、最初の管理者を登録するリンクで「{{membership}}」になりました。',
  termExtended: '{{by}}さんが、{{name}}さんの「{{membership}}」の任期を延ばしました。',
  termExtendedOfSelf: '{{by}}さん（管理者）が、自分の「{{membership}}」の任期を延ばしました。',
  invitation: '{{by}}さんが、{{name}}さんに、パスワードを設定するリンクを作りました。',
  newPassword: '{{by}}さんが、{{name}}さんのパスワードを設定し直すリンクを作りました。',
  until: '任期の最終日：{{day}}',
  confirmedBy: '確認した管理者：{{name}}',
  noSecond: 'ほかの管理者がいないため、確認なしで付いています。',
  others_other: 'ほかの権限の変更 {{count}}件',
  putAway: '内容を確かめました',
  aboutMe:
    '{{at}}に、{{by}}さんが、あなたのパスワードを設定し直すリンクを作りました。依頼した覚えがないときは、すぐに政策局にご連絡ください。',
} as const
