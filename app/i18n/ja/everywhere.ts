export const common = {
  product: '政策要求デスク',
  required: '必須',
  save: '保存する',
  cancel: 'やめる',
  back: '戻る',
  previousPage: '前のページ',
  nextPage: '次のページ',
  pages: 'ページの移動',
  breadcrumbs: '現在の場所',
  errorSummary: '次の点をご確認ください。',
  yes: 'はい',
  fictional: '架空の見本',
} as const
