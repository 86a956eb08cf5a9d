/**
 * The 17 goals. Japanese wording: 出典：総務省ホームページ「持続可能な開発目標（SDGs）」（仮訳）を加工して作成; captions as with the
 * Japanese logo; English: UN A/RES/70/1. Sources and licences: docs/data-sources.md.
 */
export const GOALS = [
  {
    number: 1,
    shortJa: '貧困をなくそう',
    shortEn: 'No poverty',
    titleJa: 'あらゆる場所のあらゆる形態の貧困を終わらせる',
    titleEn: 'End poverty in all its forms everywhere',
    targets: '1.1 1.2 1.3 1.4 1.5 1.a 1.b',
  },
  {
    number: 2,
    shortJa: '飢餓をゼロに',
    shortEn: 'Zero hunger',
    titleJa: '飢餓を終わらせ、食料安全保障及び栄養改善を実現し、持続可能な農業を促進する',
    titleEn: 'End hunger, achieve food security and improved nutrition and promote sustainable agriculture',
    targets: '2.1 2.2 2.3 2.4 2.5 2.a 2.b 2.c',
  },
  {
    number: 3,
    shortJa: 'すべての人に健康と福祉を',
    shortEn: 'Good health and well-being',
    titleJa: 'あらゆる年齢の全ての人々の健康的な生活を確保し、福祉を促進する',
    titleEn: 'Ensure healthy lives and promote well-being for all at all ages',
    targets: '3.1 3.2 3.3 3.4 3.5 3.6 3.7 3.8 3.9 3.a 3.b 3.c 3.d',
  },
  {
    number: 4,
    shortJa: '質の高い教育をみんなに',
    shortEn: 'Quality education',
    titleJa: '全ての人に包摂的かつ公正な質の高い教育を確保し、生涯学習の機会を促進する',
    titleEn: 'Ensure inclusive and equitable quality education and promote lifelong learning opportunities for all',
    targets: '4.1 4.2 4.3 4.4 4.5 4.6 4.7 4.a 4.b 4.c',
  },
  {
    number: 5,
    shortJa: 'ジェンダー平等を実現しよう',
    shortEn: 'Gender equality',
    titleJa: 'ジェンダー平等を達成し、全ての女性及び女児の能力強化を行う',
    titleEn: 'Achieve gender equality and empower all women and girls',
    targets: '5.1 5.2 5.3 5.4 5.5 5.6 5.a 5.b 5.c',
  },
  {
    number: 6,
    shortJa: '安全な水とトイレを世界中に',
    shortEn: 'Clean water and sanitation',
    titleJa: '全ての人々の水と衛生の利用可能性と持続可能な管理を確保する',
    titleEn: 'Ensure availability and sustainable management of water and sanitation for all',
    targets: '6.1 6.2 6.3 6.4 6.5 6.6 6.a 6.b',
  },
  {
    number: 7,
    shortJa: 'エネルギーをみんなに そしてクリーンに',
    shortEn: 'Affordable and clean energy',
    titleJa: '全ての人々の、安価かつ信頼できる持続可能な近代的エネルギーへのアクセスを確保する',
    titleEn: 'Ensure access to affordable, reliable, sustainable and modern energy for all',
    targets: '7.1 7.2 7.3 7.a 7.b',
  },
  {
    number: 8,
    shortJa: '働きがいも経済成長も',
    shortEn: 'Decent work and economic growth',
    titleJa:
      '包摂的かつ持続可能な経済成長及び全ての人々の完全かつ生産的な雇用と働きがいのある人間らしい雇用（ディーセント・ワーク）を促進する',
    titleEn:
      'Promote sustained, inclusive and sustainable economic growth, full and productive employment and decent work for all',
    targets: '8.1 8.2 8.3 8.4 8.5 8.6 8.7 8.8 8.9 8.10 8.a 8.b',
  },
  {
    number: 9,
    shortJa: '産業と技術革新の基盤をつくろう',
    shortEn: 'Industry, innovation and infrastructure',
    titleJa: '強靱（レジリエント）なインフラ構築、包摂的かつ持続可能な産業化の促進及びイノベーションの推進を図る',
    titleEn:
      'Build resilient infrastructure, promote inclusive and sustainable industrialization and foster innovation',
    targets: '9.1 9.2 9.3 9.4 9.5 9.a 9.b 9.c',
  },
  {
    number: 10,
    shortJa: '人や国の不平等をなくそう',
    shortEn: 'Reduced inequalities',
    titleJa: '各国内及び各国間の不平等を是正する',
    titleEn: 'Reduce inequality within and among countries',
    targets: '10.1 10.2 10.3 10.4 10.5 10.6 10.7 10.a 10.b 10.c',
  },
  {
    number: 11,
    shortJa: '住み続けられるまちづくりを',
    shortEn: 'Sustainable cities and communities',
    titleJa: '包摂的で安全かつ強靱（レジリエント）で持続可能な都市及び人間居住を実現する',
    titleEn: 'Make cities and human settlements inclusive, safe, resilient and sustainable',
    targets: '11.1 11.2 11.3 11.4 11.5 11.6 11.7 11.a 11.b 11.c',
  },
  {
    number: 12,
    shortJa: 'つくる責任 つかう責任',
    shortEn: 'Responsible consumption and production',
    titleJa: '持続可能な生産消費形態を確保する',
    titleEn: 'Ensure sustainable consumption and production patterns',
    targets: '12.1 12.2 12.3 12.4 12.5 12.6 12.7 12.8 12.a 12.b 12.c',
  },
  {
    number: 13,
    shortJa: '気候変動に具体的な対策を',
    shortEn: 'Climate action',
    titleJa: '気候変動及びその影響を軽減するための緊急対策を講じる',
    titleEn: 'Take urgent action to combat climate change and its impacts',
    targets: '13.1 13.2 13.3 13.a 13.b',
  },
  {
    number: 14,
    shortJa: '海の豊かさを守ろう',
    shortEn: 'Life below water',
    titleJa: '持続可能な開発のために海洋・海洋資源を保全し、持続可能な形で利用する',
    titleEn: 'Conserve and sustainably use the oceans, seas and marine resources for sustainable development',
    targets: '14.1 14.2 14.3 14.4 14.5 14.6 14.7 14.a 14.b 14.c',
  },
  {
    number: 15,
    shortJa: '陸の豊かさも守ろう',
    shortEn: 'Life on land',
    titleJa:
      '陸域生態系の保護、回復、持続可能な利用の推進、持続可能な森林の経営、砂漠化への対処、並びに土地の劣化の阻止・回復及び生物多様性の損失を阻止する',
    titleEn:
      'Protect, restore and promote sustainable use of terrestrial ecosystems, sustainably manage forests, combat desertification, and halt and reverse land degradation and halt biodiversity loss',
    targets: '15.1 15.2 15.3 15.4 15.5 15.6 15.7 15.8 15.9 15.a 15.b 15.c',
  },
  {
    number: 16,
    shortJa: '平和と公正をすべての人に',
    shortEn: 'Peace, justice and strong institutions',
    titleJa:
      '持続可能な開発のための平和で包摂的な社会を促進し、全ての人々に司法へのアクセスを提供し、あらゆるレベルにおいて効果的で説明責任のある包摂的な制度を構築する',
    titleEn:
      'Promote peaceful and inclusive societies for sustainable development, provide access to justice for all and build effective, accountable and inclusive institutions at all levels',
    targets: '16.1 16.2 16.3 16.4 16.5 16.6 16.7 16.8 16.9 16.10 16.a 16.b',
  },
  {
    number: 17,
    shortJa: 'パートナーシップで目標を達成しよう',
    shortEn: 'Partnerships for the goals',
    titleJa: '持続可能な開発のための実施手段を強化し、グローバル・パートナーシップを活性化する',
    titleEn: 'Strengthen the means of implementation and revitalize the Global Partnership for Sustainable Development',
    targets: '17.1 17.2 17.3 17.4 17.5 17.6 17.7 17.8 17.9 17.10 17.11 17.12 17.13 17.14 17.15 17.16 17.17 17.18 17.19',
  },
] as const
