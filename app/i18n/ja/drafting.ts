import type { FinalCloseReason } from '#app/domain/close-codes.ts'
import type { WriteRefusal } from '#app/domain/room-frames.ts'
import type { WholeSaveState } from '#app/domain/save-state.ts'

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
    ended: '再読み込みが必要',
    notSaved: '保存できません',
  } satisfies Record<WholeSaveState['kind'], string>,
  saveMeaning: {
    connecting: '本文を読み込んでいます。',
    saved: '書いたことは、すべてデータベースに保存されています。',
    saving: '書いたことを保存しています。',
    offline:
      'サーバーにつながりません。書いたことはこの画面に残っていて、つながると保存されます。この画面を閉じないでください。',
    readOnly: 'いまは閲覧だけができます。',
    frozen: 'この要求項目は「{{state}}」のため、本文は確定しています。',
    ended: 'この画面では、もう保存できません。',
    notSaved: '本文のほかの欄に、保存できていない入力があります。欄の表示をご確認ください。',
  } satisfies Record<WholeSaveState['kind'], string>,
  offlineUnsaved_other: 'オフライン（未保存{{count}}件）',
  unsaved_other: 'まだ保存されていない変更が{{count}}件あります。',

  // 接続が終わった理由
  closed: {
    badRequest:
      'あなたの最後の変更は受け付けられず、保存されていません。必要な部分をコピーしてから画面を開き直し、もう一度書いてください。',
    notSignedIn: 'サインインの期限が切れました。もう一度サインインしてください。',
    notPermitted: 'この本文を開く権限がなくなりました。必要なときは、委員会の事務局にご相談ください。',
    notFound: 'この要求項目は見つかりません。削除されたか、あなたには公開されていません。',
    schemaTooOld: 'システムが新しくなりました。画面を開き直してください。',
  } satisfies Record<FinalCloseReason, string>,
  signInAgain: 'サインインする',
  refused: {
    textFrozen: '書いている間に、この要求項目が確定しました。最後の変更は保存されていません。',
    notPermitted: 'この本文を変更する権限がありません。最後の変更は保存されていません。',
    textTooLong:
      '本文が長すぎるため、最後の変更を保存できませんでした（10万文字まで）。短くして、もう一度書いてください。',
    textTooLarge:
      '段落や表のます目が多すぎるため、最後の変更を保存できませんでした。減らしてから、もう一度書いてください。',
    tooLarge: '一度に送る内容が大きすぎるため、最後の変更を保存できませんでした。分けて貼り付けてください。',
    baseMissing:
      'この画面で書いた内容の元になる本文が、サーバーにありません。最後の変更は保存されていません。いまの本文から書き直してください。',
    notTaken:
      '本文に入れられない内容が含まれていたため、最後の変更を保存できませんでした。必要な部分をコピーして、もう一度書いてください。',
  } satisfies Record<WriteRefusal, string>,
  lostText: '保存されなかった文',
  lostTextHelp: '必要な部分をコピーしてください。この文は、サーバーには保存されていません。',
  copy: 'コピー',
  copied: 'コピーしました。',
  notCopied: 'コピーできませんでした。欄の中の文を選んで、コピーしてください。',
  dismissLostText: 'この文は不要',
  reload: '画面を開き直す',

  // ここにいる人
  peopleHere: 'この本文を開いている人',
  reading: '閲覧中',
  you: '{{name}}（あなた）',

  // 書式
  toolbar: '書式',
  bold: '太字',
  underline: '下線',
  numberedList: '番号',
  bulletList: '箇条書き',
  indent: '下げる',
  outdent: '上げる',
  table: '表',
  link: 'リンク',
  removeLink: 'リンクを外す',
  undo: '元に戻す',
  redo: 'やり直す',
  addRow: '行を追加',
  addColumn: '列を追加',
  deleteRow: '行を削除',
  deleteColumn: '列を削除',
  headerRow: '見出し行',
  deleteTable: '表を削除',
  toolHelp: {
    bold: '選んだ文字を太字にします。',
    underline: '選んだ文字に下線を引きます。',
    numberedList: '（1）→①→❶の番号を付けます。番号は自動で付きます。',
    bulletList: '「・」の箇条書きにします。',
    indent: '箇条書きを一段下げます。',
    outdent: '箇条書きを一段上げます。',
    table: '3行3列の表を入れます。',
    link: '選んだ文字をリンクにします。',
    undo: '自分の変更を一つ元に戻します。',
    redo: '元に戻した変更をやり直します。',
    addRow: 'カーソルのある行の下に、行を追加します。',
    addColumn: 'カーソルのある列の右に、列を追加します。',
    deleteRow: 'カーソルのある行を削除します。',
    deleteColumn: 'カーソルのある列を削除します。',
    headerRow: '一番上の行を見出しにします。もう一度押すと、ふつうの行に戻します。',
    deleteTable: '表を丸ごと削除します。',
  },
  cannot: {
    notEditable: 'いまは編集できません。',
    notInList: '箇条書きの中で、一段下げられる（上げられる）ときに使えます。',
    notHere: 'ここでは使えません。',
    nothingToUndo: '元に戻す変更がありません。',
    nothingToRedo: 'やり直す変更がありません。',
  },
  keys: 'ショートカットキー：{{keys}}',
  editorHelp: '編集欄から出るには、Escキーの後にTabキーを押します。書式のボタンは編集欄の前にあります。',

  // リンク
  linkTitle: 'リンクを付ける',
  linkAddress: 'リンク先のアドレス',
  linkAddressHelp: 'https:// で始まるアドレス、またはメールアドレスを書いてください。',
  linkAddressWrong: 'このアドレスは使えません。https:// で始まるアドレスか、メールアドレスを書いてください。',
  linkText: 'リンクにする文字',
  linkNotLoaded: '通信が切れているため、リンクの画面を開けませんでした。つながってから、もう一度押してください。',
  linkTextMissing: 'リンクにする文字を書いてください。',
  setLink: 'リンクを付ける',
  cancel: 'やめる',

  // 貼り付けと文字数
  pasted_other: '{{count}}段落を貼り付けました。',
  leftOut: {
    signs_other: '行頭の番号・記号{{count}}個を、自動の番号・記号に替えました。',
    pageLines_other: 'ページ番号や欄外の見出しの{{count}}行を省きました。',
    hidden_other: '隠されていた{{count}}か所を省きました。',
    deleted_other: '取り消し線の{{count}}か所を省きました。',
    readings_other: 'ふりがな{{count}}か所を省きました。',
    comments_other: 'コメント{{count}}か所を省きました。',
    pictures_other: '画像{{count}}点は貼り付けていません。',
    links_other: '使えないリンク{{count}}件を文字だけにしました。',
  },
  pasteAsWritten: '元の文字のままにする（Ctrl+Alt+V）',
  pasteWithReadings: 'ふりがなを（ ）で入れる',
  pasteNotReady: '貼り付けの準備ができませんでした。ネットワークにつながってから、もう一度貼り付けてください。',
  pasteTooLong: '貼り付けませんでした',
  pasteTooLongHelp:
    '貼り付けると本文が{{length}}文字になり、上限の{{limit}}文字を超えます。短くするか、分けて貼り付けてください。本文は変わっていません。',
  pasteNothing: '貼り付けられる文字がありませんでした。画像やファイルは本文に入れられません。',
  full: {
    letters: '本文が上限の{{limit}}文字に達しているため、これ以上書けません。',
    nodes: '段落・項目・表のます目などの数が上限（合わせて{{limit}}）に達しているため、これ以上増やせません。',
    cells: '表のます目の数が上限（{{limit}}）に達しているため、これ以上増やせません。',
    depth: '入れ子が深すぎるため、これ以上深くできません。',
  },
  pasteTooLarge:
    '貼り付けると、段落・項目・表のます目などの数が上限を超えます。分けるか、減らしてから貼り付けてください。本文は変わっていません。',
  nearLimit: {
    letters: '文字数が上限（{{limit}}）に近づいています。',
    nodes: '段落・項目・表のます目などの数が{{count}}になり、上限（{{limit}}）に近づいています。',
    cells: '表のます目の数が{{count}}になり、上限（{{limit}}）に近づいています。',
  },
  characters: '要求本文 {{body}}文字・背景 {{background}}文字',
  emptySection: 'まだ書かれていません。',
  tableRegion: '表',
  notLoaded: '編集の画面を読み込めませんでした',
  notLoadedHelp: '通信が切れているか、システムが新しくなりました。下に、保存されている本文を表示しています。',
  loading: '本文を読み込んでいます…',
  withoutJavaScript: '本文を書くにはJavaScriptが必要です。下に、保存されている本文を表示しています。',

  // 差分
  difference: {
    inline: '一つにまとめて見る',
    sideBySide: '並べて見る',
    view: '差分の見かた',
    before: '変更前',
    after: '変更後',
    none: '本文に違いはありません。',
    added: '追加',
    removed: '削除',
    changed: '変更',
    movedFrom: '移動前（移動{{move}}）',
    movedTo: '移動後（移動{{move}}）',
    renumbered: '番号が{{before}}から{{after}}に変わりました',
    unchanged_other: '変わっていない{{count}}行',
    startAdded: '［追加',
    startRemoved: '［削除',
    end: '］',
  },
} as const
