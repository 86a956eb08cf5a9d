import type { AuditAction } from '#app/domain/audit-actions.ts'
import type { CyclePhaseKind } from '#app/domain/cycle-phases.ts'
import type { DecisionOutcome, MeetingForm } from '#app/domain/decision.ts'
import type { EvaluationCode, NextAction } from '#app/domain/evaluation.ts'
import type { PolicyRequestKind } from '#app/domain/policy-request.ts'
import type { OutcomeKind, ProposalIntent, ProposalState } from '#app/domain/proposal.ts'
import type { RevisionReason } from '#app/domain/revision.ts'
import type { BodyKind, Role } from '#app/domain/roles.ts'
import type { RequestState, Requirement, TransitionId } from '#app/domain/workflow.ts'

/** 'pillar.create' → `{ pillar: { create } }`: i18next reads the dot as a step down. */
type AuditTexts = {
  readonly [Group in AuditAction as Group extends `${infer Head}.${string}` ? Head : never]: {
    readonly [Verb in Group extends `${string}.${infer Tail}` ? Tail : never]: string
  }
}

export const domain = {
  state: {
    drafting: '起草中',
    inCommittee: '委員会審議中',
    committeeApproved: '委員会承認済',
    consolidating: '政策局調整中',
    onCentralAgenda: '中央委員会付議',
    adopted: '採択済',
    submitted: '提出済',
    closed: '完了',
    rejected: '否決',
    withdrawn: '取下げ',
    merged: '統合済',
  } satisfies Record<RequestState, string>,
  transition: {
    submitToCommittee: '審議にかける',
    returnToDrafting: '差し戻す',
    approveInCommittee: '委員会で承認する',
    takeUp: '調整に入る',
    returnToCommittee: '委員会へ戻す',
    putOnAgenda: '付議する',
    adopt: '採択する',
    referBack: '差し戻す',
    reject: '否決する',
    recordSubmission: '提出を記録する',
    close: '総括する',
    withdraw: '取り下げる',
    merge: '統合する',
  } satisfies Record<TransitionId, string>,
  /** Said when the step has been taken. */
  transitionDone: {
    submitToCommittee: '審議にかけました。',
    returnToDrafting: '起草に差し戻しました。',
    approveInCommittee: '委員会の承認を記録しました。',
    takeUp: '調整に入りました。',
    returnToCommittee: '委員会へ戻しました。',
    putOnAgenda: '中央委員会に付議しました。',
    adopt: '採択を記録しました。',
    referBack: '政策局に差し戻しました。',
    reject: '否決を記録しました。',
    recordSubmission: '提出を記録しました。',
    close: '総括しました。',
    withdraw: '取り下げました。',
    merge: '統合しました。',
  } satisfies Record<TransitionId, string>,
  requirement: {
    title: 'タイトルを書いてください。',
    body: '要求本文を書いてください。',
    sdgTargetOrReason: 'SDGsのターゲットを選ぶか、該当するものがない理由を書いてください。',
    recipient: '提出先を一つ以上選んでください。',
    reason: '理由を書いてください。',
    approvingDecision: '可決の議決を記録してください。',
    rejectingDecision: '否決の議決を記録してください。',
    textAsApprovedOrConfirmed:
      '委員会の承認の後に内容（本文、区分、SDGs、提出先など）が変わっています。委員会が差分を確認すると、付議できます。',
    mergeTarget: '統合先を選んでください。',
    submission: '提出を記録してください。',
    everyRecipientAnswered: 'すべての提出先の回答を記録するか、「回答なし」としてください。',
  } satisfies Record<Requirement, string>,
  role: {
    committeeMember: '委員',
    committeeChair: '委員長',
    committeeSecretary: '事務局（委員会）',
    adviser: '有識者・友好議員',
    proposer: '提案者',
    bureau: '政策局',
    centralSecretariat: '中央委員会事務局',
    centralMember: '中央委員',
    responseStaff: '回答記録担当',
    viewer: '閲覧者',
    admin: '管理者',
  } satisfies Record<Role, string>,
  bodyKind: {
    committee: '政策委員会',
    coordinationCommittee: '政策調整委員会',
    executiveCommittee: '執行委員会',
    centralCommittee: '中央委員会',
    officersMeeting: '五役会',
    bureau: '政策局',
    affiliate: '構成組織',
    chapter: '地域連合',
    partner: '関係団体',
  } satisfies Record<BodyKind, string>,
  kind: { new: '新規', continued: '継続', strengthened: '補強' } satisfies Record<PolicyRequestKind, string>,
  evaluation: {
    realized: '実現',
    partial: '一部実現・前進',
    ongoing: '継続・検討',
    difficult: '困難',
    unclear: '回答不十分',
  } satisfies Record<EvaluationCode, string>,
  nextAction: { continue: '継続', strengthen: '補強', finish: '終了', withdraw: '取り下げ' } satisfies Record<
    NextAction,
    string
  >,
  proposalState: { draft: '下書き', handedIn: '提出済み', takenBack: '取下げ' } satisfies Record<ProposalState, string>,
  proposalIntent: { new: '新規', strengthened: '補強', continued: '継続', finished: '終了' } satisfies Record<
    ProposalIntent,
    string
  >,
  proposalOutcome: {
    newRequest: '新しい要求項目にした',
    intoRequest: '要求項目に加えた',
    passedOn: 'ほかの宛先に引き継いだ',
    notTakenUp: '取り上げなかった',
  } satisfies Record<OutcomeKind, string>,
  meetingForm: { sitting: '会議', circular: '書面決議' } satisfies Record<MeetingForm, string>,
  outcome: {
    approve: '可決',
    approveAsAmended: '修正のうえ可決',
    continue: '継続審議',
    return: '差し戻し',
    reject: '否決',
  } satisfies Record<DecisionOutcome, string>,
  phase: {
    collect: '要求の募集',
    deliberate: '委員会の審議',
    decide: '採択',
    submit: '提出',
    answer: '回答',
    review: '総括',
  } satisfies Record<CyclePhaseKind, string>,
  revisionReason: {
    committeeApproval: '委員会の承認',
    centralAgenda: '中央委員会への付議',
    amendment: '修正のうえ採択',
  } satisfies Record<RevisionReason, string>,
  auditAction: {
    policyRequest: {
      create: '要求項目を作成した',
      editFields: '要求項目の項目を変更した',
      editText: '本文を書いた',
      remove: '下書きを削除した',
      confirmChangedText: '変更された内容を確認した',
      submitToCommittee: '審議にかけた',
      returnToDrafting: '起草に差し戻した',
      approveInCommittee: '委員会で承認した',
      takeUp: '調整に入った',
      returnToCommittee: '委員会へ戻した',
      putOnAgenda: '中央委員会に付議した',
      adopt: '採択した',
      referBack: '政策局に差し戻した',
      reject: '否決した',
      recordSubmission: '提出済にした',
      close: '総括した',
      withdraw: '取り下げた',
      merge: '統合した',
      takeIn: 'ほかの要求項目をここに統合した',
      takeInWish: '要求事項を加えた',
      leaveOutWish: '加えた要求事項を外した',
    },
    call: {
      open: '要求事項の募集を始めた',
      change: '募集の内容を変更した',
      closeConsolidation: '集約を終えた',
      reopenConsolidation: '集約を再開した',
    },
    proposal: {
      create: '要求事項を書き始めた',
      change: '要求事項を変更した',
      handIn: '要求事項を提出した',
      takeBack: '要求事項を取り下げた',
      decide: '要求事項の取扱いを決めた',
      undo: '要求事項の取扱いを取り消した',
    },
    meeting: { correct: '会議の記録を訂正した' },
    pillar: { create: '柱を追加した', change: '柱を変更した' },
    submission: {
      record: '提出を記録した',
      correct: '提出の記録を訂正した',
      requestPackage: '提出書類の作成を依頼した',
    },
    book: { request: '本冊の作成を依頼した' },
    job: { finish: '書類の作成が終わった', fail: '書類を作成できなかった' },
    response: {
      record: '回答を記録した',
      correct: '回答を訂正した',
      withdraw: '回答の記録を取り消した',
      markNone: '「回答なし」にした',
      unmarkNone: '「回答なし」を取り消した',
    },
    evaluation: { draft: '評価の案を書いた', confirm: '評価を確定した' },
    session: {
      signIn: 'サインインした',
      signOut: 'サインアウトした',
      refused: '失敗が続いたため、サインインを一時停止した',
      end: '端末のサインインを終了した',
    },
    person: {
      create: '利用者を追加した',
      change: '利用者の情報を変更した',
      disable: '利用を停止した',
      enable: '利用を再開した',
      setPassword: 'パスワードを設定した',
      changePassword: '自分のパスワードを変更した',
    },
    secondFactor: {
      setUp: '二段階認証を設定した',
      renewRecoveryCodes: '回復コードを作り直した',
      switchOff: '二段階認証をやめた',
      takeAway: 'ほかの利用者の二段階認証を解除した',
    },
    passkey: { add: 'パスキーを登録した', remove: 'パスキーを削除した' },
    oneTimeLink: { create: '一度だけ使えるリンクを作った', use: '一度だけ使えるリンクを使った' },
    membership: {
      create: '所属を追加した',
      end: '所属を終えた',
      ask: '自分の役割を申請した',
      confirm: '管理者の役割を確認して付けた',
      decline: '管理者の役割を断った',
      takeBack: '自分の役割の申請を取り下げた',
    },
    body: { create: '組織を追加した', change: '組織を変更した' },
    recipientHead: { save: '提出先の首長・議長を登録した', remove: '首長・議長の登録を取り消した' },
    cycle: {
      create: '年度サイクルを作成した',
      change: '年度サイクルを変更した',
      makeCurrent: '今のサイクルにした',
    },
    settings: { change: '設定を変更した' },
  } satisfies AuditTexts,
} as const
