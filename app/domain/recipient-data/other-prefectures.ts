import type { ReferenceRecipient } from '../recipients.ts'

const prefecture = (lgCode: string, nameJa: string, kana: string, nameEn: string): ReferenceRecipient => ({
  ...{ kind: 'prefecture', lgCode, nameJa, kana, nameEn, region: '', municipality: '都道府県' },
  ...{ headTitle: `${nameJa}知事`, assembly: `${nameJa}議会` },
})

/** Whom the samples of other prefectures ask, as far as they say so. Sources and licences: docs/data-sources.md. */
export const OTHER_PREFECTURES: readonly ReferenceRecipient[] = [
  prefecture('010006', '北海道', 'ほっかいどう', 'Hokkaido'),
  prefecture('110001', '埼玉県', 'さいたまけん', 'Saitama Prefecture'),
  prefecture('130001', '東京都', 'とうきょうと', 'Tokyo Metropolis'),
  {
    ...{ kind: 'municipality', lgCode: '222062', nameJa: '三島市', kana: 'みしまし', nameEn: 'Mishima City' },
    ...{ region: '', municipality: '市', headTitle: '三島市長', assembly: '三島市議会' },
  },
  {
    ...{ kind: 'municipality', lgCode: '271004', nameJa: '大阪市', kana: 'おおさかし', nameEn: 'Osaka City' },
    ...{ region: '', municipality: '政令指定都市', headTitle: '大阪市長', assembly: '大阪市会' },
  },
]
