import type { RefusalReason } from '#app/domain/result.ts'
import { common } from './everywhere.ts'

/** Why something was refused, and what to do about it. */
export const refusals = {
  otherPerson: 'このページを開いたあとに、別の方がサインインしました。元の方としてサインインし直してください。',
  notSignedIn: 'サインインの期限が切れました。もう一度サインインしてください。',
  notPermitted: 'この操作を行う権限がありません。必要なときは、委員会の事務局か政策局にご相談ください。',
  notFound: '見つかりませんでした。削除されたか、あなたには公開されていません。',
  invalidInput: '入力に直すところがあります。印の付いた欄をご確認ください。',
  stateChanged: 'ほかの人が先に手続きを進めました。今の状態を確認してから、もう一度お試しください。',
  versionChanged:
    'あなたが開いた後に、ほかの人がこの欄を保存しました。入力した内容は残っています。今の内容と見比べて、必要なら保存し直してください。',
  notStored:
    'いま保存できませんでした。入力した内容は、この画面に残っています。しばらくすると、もう一度自動で保存します。',
  notOwnDraft:
    'ほかの人が書いたか、手続きに進んだことがあるため、削除できません。使わないときは、委員会の事務局が「取り下げる」で終えることができます。',
  textFrozen: 'この要求項目は確定しているため、変更できません。',
  notFromHere: '今の状態からは、この手続きは行えません。',
  alreadyUsed: 'このフォームは、すでに別の操作で使われています。画面を開き直してください。',
  alreadyExists: '同じものがすでにあります。',
  inUse: '使われているため、変更や削除ができません。',
  titleMissing: 'タイトルを書いてください。',
  bodyMissing: '要求本文を書いてください。',
  sdgTargetOrReasonMissing: 'SDGsのターゲットを選ぶか、該当するものがない理由を書いてください。',
  recipientMissing: '提出先を一つ以上選んでください。',
  reasonMissing: '理由を書いてください。',
  viewIsEmpty: '絞り込みも並べ替えもしていません。条件を選んでから保存してください。',
  tooManyViews: '保存できる条件は{{limit}}個までです。使わないものを削除してから保存してください。',
  nothingChosen: '議決する案件を、一つ以上選んでください。',
  notOneSitting:
    '議決する組織や年度が、ほかの案件と違います。一つの会議でまとめて議決できるのは、同じ組織の同じ年度の案件です。',
  decisionMissing: '議決の内容を入力してください。',
  quorumMissing: '出席者が構成員の過半数に達していないため、議決は成立しません。人数をご確認ください。',
  majorityMissing: '賛成が出席者の過半数に達していないため、可決になりません。人数をご確認ください。',
  votesDoNotAddUp: '賛成・反対・保留の合計が、出席者の数と合いません。',
  presentExceedsEligible: '出席者の数が、構成員の数より多くなっています。',
  heldOnInFuture: '会議の日が、今日より後になっています。会議が終わってから記録してください。',
  heldOnBeforeLastDecision:
    'この要求項目について、前に記録された議決より前の日付です。前の議決の日付が誤っているときは、「履歴」の議決から会議の記録を訂正してください。',
  heldOnBeforeProposal: '会議の日が、事務局案を作った日より前になっています。日付をご確認ください。',
  heldOnBeforeRequest:
    '会議の日が、この要求項目が作成された日より前です。作成される前の会議では議決できません。日付をご確認ください。',
  heldOnBeforePut:
    '会議の日が、審議にかけた（付議した）日より前です。日付をご確認ください。会議の後に記録しているときは、「会議の後に記録しています」にチェックを入れてから、もう一度お試しください。',
  heldOnOutOfOrder: 'この日付では、同じ要求項目のほかの議決や提出と、順序が前後します。',
  meetingOnThatDay: 'この日の会議は、すでに記録されています。',
  heldOnTooEarly: '会議の日が、この年度サイクルの始まる前になっています。日付をご確認ください。',
  circularNeedsAll: '書面決議には、構成員全員の回答が必要です。',
  outcomeDoesNotFit: '選んだ結果と、賛否の数または手続きが合いません。',
  meetingDiffers:
    'この日の会議は、構成員{{eligible}}人・出席者{{present}}人として記録されています。いま入力した人数のほうが違うときは、入力を直してください。記録のほうが違うときは、会議の記録を訂正してから、もう一度お試しください。',
  recordedDecisionDiffers:
    'この人数では成り立たない議決があります。印の付いた議決の賛否か、会議の人数をご確認ください。訂正はまだ行っていません。',
  nothingToCorrect: '記録されたままの内容です。直すところがあるときに訂正してください。',
  changedTextNotConfirmed:
    '委員会の承認の後に内容（本文、区分、SDGs、提出先など）が変わっています。委員会が差分を確認すると、付議できます。',
  nothingToConfirm: '内容は委員会が承認したままです。確認する差分はありません。',
  textChangedSinceShown:
    '画面に表示した後に、内容が変わりました。いま表示している内容を読んでから、もう一度お進みください。',
  amendmentMissing: '修正の内容を書いてください。',
  titleTooLong: 'タイトルが長すぎます（{{limit}}文字まで）。',
  amendmentsNotDecided:
    '修正が書かれていますが、結果が「修正のうえ可決」ではありません。結果を選び直すか、修正を消してください。',
  amendmentNotFound:
    '修正{{number}}の「{{passage}}」は、タイトルにも本文にも見つかりません。本文のとおりに書いてください。段落をまたぐときは、段落ごとに分けてください。',
  amendmentChangesNothing: '修正{{number}}を反映しても、文章が変わりません。改めた後の言葉を確かめてください。',
  amendmentNotUnique:
    '修正{{number}}の「{{passage}}」は、二か所以上にあります。前後の言葉も含めて、一か所に決まるように書いてください。',
  tooManyAmendments: '修正は{{limit}}件までです。これより多いときは、差し戻して本文を直してください。',
  mergeTargetMissing: '統合先の要求項目を選んでください。',
  mergeTargetIsSelf: '同じ要求項目には統合できません。',
  mergeTargetClosed: '統合先は、同じ年度の、まだ付議されていない要求項目から選んでください。',
  submissionMissing: '先に、提出を記録してください。',
  responsesMissing: 'まだ回答のない提出先があります。回答を記録するか、「回答なし」としてください。',
  callNotOpen: '要求事項の募集が始まっていません。政策局の案内をお待ちください。',
  consolidationClosed: 'この年度の集約は終わっています。追加や変更は政策局にご連絡ください。',
  proposalDecided: '政策局がこの要求事項の取扱いを決めたため、変更できません。取扱いはこのページに表示しています。',
  proposalConsidered:
    '政策局がこの要求事項の取扱いを検討しているため、変更できません。変更したいときは、政策局にご連絡ください。',
  confirmedByCommittee:
    'この取扱いは委員会が確認して決まったため、政策局だけでは取り消せません。取り消すときは、委員会が「事務局案の確認」の画面で差し戻します。',
  proposalsUnconfirmed:
    '委員会の確認を待つ事務局案が{{count}}件あります。確認または差戻しが済んでから集約を終えてください。',
  decidedMeanwhile: 'ほかの担当者が先に取扱いを決めたか、提案した組織が内容を変えました。下の内容をご確認ください。',
  proposalHasOutcome:
    '受付番号{{number}}の要求事項は、取扱いが既に決まっています。先にその取扱いを取り消してください。',
  requestTakesNoMore:
    'この要求項目は付議または採択の段階に進んでいるため、要求事項を加えられません。別の要求項目を選んでください。',
  proposalsWithoutOutcome:
    '取扱いの決まっていない要求事項が{{count}}件あります。すべて決めてから集約を終えてください。',
  previousHandedIn:
    'この昨年の要求は、今年の要求事項（受付{{number}}）としてすでに提出されています。書き足すことはその要求事項に書くか、新しい要求事項として提出してください。この下書きは捨てて構いません。',
  carriedOnAlready:
    '昨年の要求項目は、すでに今年の{{number}}に引き継がれています。「今ある要求項目に加える」でその要求項目を選んでください。',
  noRowsChosen: '一つ以上選んでください。',
  tooManyProposals: '一つの組織が一年度に出せる要求事項は{{count}}件までです。',
  fileTooLarge: 'ファイルが大きすぎます。5MBまでのファイルを選んでください。',
  fileTooMuch: 'ファイルの中身が多すぎるため、読めませんでした。要る部分だけを残して保存し、もう一度選んでください。',
  fileEncrypted:
    'ファイルにパスワードがかかっています。ExcelやWordでパスワードを外して保存し、もう一度選んでください。',
  fileOldExcel:
    '古い形式のExcelファイル（.xls）です。Excelで「名前を付けて保存」を選び、「Excelブック（.xlsx）」で保存し直してください。',
  fileOldWord:
    '古い形式のWordファイル（.doc）です。Wordで「名前を付けて保存」を選び、「Word文書（.docx）」で保存し直してください。',
  fileNotSheet:
    '読めない種類のファイルです。Excel（.xlsx）、Word（.docx）、CSV（.csv）のいずれかのファイルを選んでください。',
  fileNotText: '文章のファイルではありません。Word（.docx）かPDFの本を選んでください。',
  filePdfWithoutText:
    'このPDFには文字がありません（紙を読み取った画像のようです）。もとのWord文書か、文字の入ったPDFを選んでください。',
  recordsWithoutRows:
    '取り込める表がありません。要求事項は「構成組織・件名・要求内容・結果」など、回答は「番号・要求項目・回答・担当課・評価」などの見出しがある表、または部局ごとに番号を付けて回答を並べた文書で送ってください。',
  recordsNothingNew:
    '新しく取り込むものがありません。すでに取り込んであるか、どの要求項目・提出先のものかが決まっていません。',
  yearFirst: '先に、その年度の本を取り込んでください。要求事項や回答は、本から取り込んだ年度に入ります。',
  bookWithoutItems: '取り込む要求項目がありません。章ごとに、取り込む先の委員会を選んでください。',
  yearNotEmpty: 'この年度には、すでに要求項目があります。別の年度を入力してください。',
  fileBroken: 'ファイルが壊れているため、読めませんでした。ExcelやWordで開いて保存し直し、もう一度選んでください。',
  fileEncodingUnknown:
    'CSVファイルの文字コードが分かりませんでした。Excelで「CSV UTF-8（コンマ区切り）」として保存し直してください。',
  fileMissing: 'ファイルを選んでください。',
  fileNoWishes:
    '要求事項の表が見つかりませんでした。「件名」「要求内容」などの見出しの行があり、その下に要求事項が書かれているファイルを選んでください。',
  attachmentKind:
    'PDF、Word（.docx）、Excel（.xlsx）、画像（.jpg、.png）のファイルだけを加えられます。マクロの入ったファイルは加えられません。',
  tooManyAttachments: '1件の要求事項に加えられる資料は{{count}}件までです。',
  nobodySilent: '提出を待っている組織はありません。募集の画面を開き直してください。',
  importsUnderWay: 'まだ読み取りや取り込みの終わっていないファイルがあります。終わってから、もう一度お試しください。',
  tooManyFiles: '一度に選べるファイルは{{count}}件までです。分けて取り込んでください。',
  proposalsIncomplete:
    '件名や要求内容のない行があるため、提出できません。下書きとして取り込み、書き足してから提出してください。',
  required: '入力してください。',
  choiceMissing: '選んでください。',
  tooLong: '長すぎます。短くしてください。',
  tooShort: '短すぎます。',
  notADate: '日付を正しく入力してください。',
  dateInFuture: '今日より後の日付です。',
  notANumber: common.notANumber,
  outOfRange: '入力できる範囲を超えています。',
  unknownChoice: '選択肢の中から選び直してください。',
  unknownSdgTarget: '存在しないSDGsのターゲットが含まれています。選び直してください。',
  unknownRecipient: '存在しない提出先が含まれています。選び直してください。',
  notARecipientOfThisRequest: 'この要求項目の提出先ではありません。',
  requestNotAdopted: '採択されていない要求項目が含まれています。',
  notAnEmail: 'メールアドレスの形式が正しくありません。',
  membershipOverlaps:
    '同じ会議体・組織で同じ役割の所属が、この任期と重なっています。任期を変えるか、先に今の所属の最終日を設定してください。',
  numberTaken: 'この番号は、ほかの委員会が使っています。',
  emailTaken: 'このメールアドレスは、ほかの利用者が使っています。',
  termOverlaps: 'この期間には、ほかの人の任期が重なっています。重ならない日を入れてください。',
  endBeforeStart: '終わりの日が、始まりの日より前になっています。',
  pillarOfOtherCommittee: 'ほかの委員会か、ほかの年度の柱です。選び直してください。',
  previousOfOtherCommittee: 'この委員会の昨年の要求項目から選んでください。',
  newHasNoPrevious:
    '種別が「新規」の要求項目には、昨年の要求項目を選べません。種別を「継続」か「補強」にするか、選択を外してください。',
  evaluationReasonMissing: '評価の理由を書いてください。',
  responseConfirmed: '評価が確定しているため、この回答は直すことも取り消すこともできません。',
  laterAnswerRecorded: '後の回の回答が記録されています。新しい回から順に取り消してください。',
  lastAdministrator:
    '任期の終わりのない管理者がいなくなるため、この操作はできません。先に、ほかの利用者を任期の終わりのない管理者にしてください。',
  ownAskNeedsAnother: '自分の役割は、自分では確認できません。ほかの管理者に確認を依頼してください。',
  textTooLong: '本文が長すぎます（10万文字まで）。',
  senderNameMissing:
    '要請書の差出人の氏名が、まだ設定されていません。氏名のない要請書は作れません。管理者が「管理」の「設定」で差出人の氏名を入れると、作れるようになります。',
  nothingToSubmit: 'この提出先に出す、採択済みの要求項目がありません。',
  nothingAdopted: '採択された要求項目がまだありません。',
  packageNotReady: '書類がまだできていません。できあがってから記録してください。',
  packageOutdated: '書類を作った後に、要求項目が変わっています。書類を作り直してください。',
  packageRecorded: 'この書類の提出は、すでに記録されています。提出の記録をご確認ください。',
  documentNumberUsed: 'この提出先には、同じ文書番号の書類をすでに提出しています。別の番号にしてください。',
  documentNumberOfOther: 'この文書番号は、{{other}}あての書類の番号です。空いている番号にしてください。',
  answerRecordedMeanwhile:
    'ほかの人が先にこの回答を記録しました。入力した内容は残っています。記録された回答と見比べて、必要なら訂正してください。',
  replyByTooEarly: '要請書の日付より後の日を入れてください。',
  dateBeforeSubmission: '提出した日より前の日付です。',
  dateBeforeAdoption:
    '採択した日より前の日付です。採択した会議の日付が誤っているときは、会議の記録を訂正してください。',
  dateBeforeLetter: '要請書の日付より前の日付です。要請書の日付が誤っているときは、提出書類を作り直してください。',
  dateBeforeCycle: 'この年度サイクルが始まる前の日付です。',
  dateAfterAnswer: 'この提出に対して記録された回答の日付より後です。回答の日付もご確認ください。',
  wrongEmailOrPassword: 'メールアドレスまたはパスワードが違います。',
  tooManyAttempts: '続けて失敗したため、しばらく受け付けません。{{minutes}}分ほどたってから、もう一度お試しください。',
  linkUsed:
    'このリンクで、パスワードはすでに設定されています。設定したパスワードでサインインしてください。お心当たりのない場合は、管理者にご連絡ください。',
  linkInvalid:
    'このリンクは使えません。期限が切れたか、新しいリンクに替わっています。管理者に新しいリンクの発行を依頼してください。',
  passwordTooShort: 'パスワードは12文字以上にしてください。',
  passwordTooCommon:
    'よく使われている言葉や並びなので、推測されやすいパスワードです。関係のない言葉をいくつかつなげると、覚えやすく、推測されにくくなります。',
  passwordHasOwnWords:
    '名前、メールアドレス、組織やこのサービスの言葉が主になっているため、推測されやすいパスワードです。それらと関係のない言葉をつなげてください。',
  passwordIsKeyboardRow:
    'キーボードの並びが主になっているため、推測されやすいパスワードです。関係のない言葉をいくつかつなげてください。',
  passwordRepeats: '同じ文字や言葉の繰り返しなので、推測されやすいパスワードです。違う言葉をつなげてください。',
  passwordIsSequence:
    '「abc」「123」「あいう」のような順番の並びが主になっているため、推測されやすいパスワードです。関係のない言葉をいくつかつなげてください。',
  passwordIsDate:
    '日付や年が主になっているため、推測されやすいパスワードです。関係のない言葉をいくつかつなげてください。',
  passwordIsName:
    '人や土地の名前が主になっているため、推測されやすいパスワードです。関係のない言葉をいくつかつなげてください。',
  passwordGuessable: '推測されやすいパスワードです。長くするか、関係のない言葉をいくつかつなげてください。',
  passwordNotJudged:
    'このパスワードの推測されにくさを確かめられませんでした。別のパスワードにするか、少し待ってから、もう一度お試しください。',
  passwordUnchanged: '今と同じパスワードです。別のものにしてください。',
  wrongPassword: 'パスワードが違います。',
  wrongCode: 'コードが違うか、一度使ったものです。アプリに表示されている新しいコードを入力してください。',
  passkeyRefused: 'パスキーを確認できませんでした。もう一度お試しください。',
  tooManyPasskeys: '登録できるパスキーは20個までです。使わないものを削除してから、登録してください。',
  signInExpired: '時間がたったため、もう一度メールアドレスとパスワードから入力してください。',
} satisfies Record<RefusalReason, string>
