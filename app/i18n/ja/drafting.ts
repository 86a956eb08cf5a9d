import type { FinalCloseReason } from '#app/domain/close-codes.ts'
import type { WriteRefusal } from '#app/domain/room-frames.ts'
import type { SaveState } from '#app/domain/save-state.ts'

export const drafting = {
  title: '本文を書く',
  body: '要求本文',
  background: '背景・理由',
  bodyPlaceholder: '「…すること。」「…図ること。」の形で書いてください。',
  backgroundPlaceholder: 'なぜ必要か、いまどうなっているかを書いてください。',

  // 保存の状態
  save: {
    connecting: '読み込み中',
    saved: '保存済み',
    saving: '保存中',
    offline: 'オフライン',
    readOnly: '閲覧のみ',
    frozen: '確定済み',
    ended: '接続が終わりました',
  } satisfies Record<SaveState['kind'], string>,
  saveMeaning: {
    connecting: '本文を読み込んでいます。',
    saved: '書いたことは、すべてデータベースに保存されています。',
    saving: '書いたことを保存しています。',
    offline:
      'サーバーにつながりません。書いたことはこの画面に残っていて、つながると保存されます。この画面を閉じないでください。',
    readOnly: 'いま、この本文を読むことだけができます。',
    frozen: 'この要求項目は「{{state}}」のため、本文は確定しています。',
    ended: 'この画面では、もう保存できません。',
  } satisfies Record<SaveState['kind'], string>,
  unsaved_other: 'まだ保存されていない変更が{{count}}件あります。',

  // 接続が終わった理由
  closed: {
    badRequest: 'サーバーが受け付けられない内容が届きました。画面を開き直してください。',
    notSignedIn: 'サインインの期限が切れました。もう一度サインインしてください。',
    notPermitted: 'この本文を開く権限がなくなりました。必要なときは、委員会の事務局にご相談ください。',
    notFound: 'この要求項目は見つかりません。削除されたか、あなたには公開されていません。',
    schemaTooOld: 'システムが新しくなりました。画面を開き直してください。',
  } satisfies Record<FinalCloseReason, string>,
  refused: {
    textFrozen: '書いている間に、この要求項目が確定しました。最後の変更は保存されていません。',
    notPermitted: 'この本文を変更する権限がありません。最後の変更は保存されていません。',
    textTooLong:
      '本文が長すぎるため、最後の変更を保存できませんでした（10万文字まで）。短くして、もう一度書いてください。',
    tooLarge: '一度に送る内容が大きすぎるため、最後の変更を保存できませんでした。分けて貼り付けてください。',
  } satisfies Record<WriteRefusal, string>,
  lostText: '保存されなかった文',
  lostTextHelp: '必要な部分を写してから、画面を開き直してください。',
  copy: '写す',
  copied: '写しました。',
  reload: '画面を開き直す',

  // ここにいる人
  peopleHere: 'この本文を開いている人',
  onlyYou: 'あなただけが開いています。',
  you: '{{name}}（あなた）',

  // 書式
  toolbar: '書式',
  bold: '太字',
  underline: '下線',
  numberedList: '番号付きの箇条書き',
  bulletList: '箇条書き',
  indent: '一段下げる',
  outdent: '一段上げる',
  table: '表を入れる',
  addRow: '行を追加する',
  addColumn: '列を追加する',
  deleteRow: '行を削除する',
  deleteColumn: '列を削除する',
  deleteTable: '表を削除する',
  link: 'リンク',
  linkAddress: 'リンク先のアドレス',
  linkAddressWrong: 'https:// で始まるアドレスを書いてください。',
  removeLink: 'リンクを外す',
  undo: '元に戻す',
  redo: 'やり直す',
  loading: '本文を読み込んでいます…',
  withoutJavaScript: '本文を書くにはJavaScriptが必要です。下に、保存されている本文を表示しています。',
} as const
