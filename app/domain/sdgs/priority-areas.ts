/** The eight priority areas of the SDGs実施指針改定版 (SDGs推進本部, 2019-12-20). Sources: docs/data-sources.md. */
export const PRIORITY_AREAS = [
  {
    number: 1,
    nameJa: 'あらゆる人々が活躍する社会・ジェンダー平等の実現',
    nameEn: 'A society in which everyone can play an active role, and gender equality',
  },
  { number: 2, nameJa: '健康・長寿の達成', nameEn: 'Good health and long life' },
  {
    number: 3,
    nameJa: '成長市場の創出、地域活性化、科学技術イノベーション',
    nameEn: 'Growth markets, regional revitalisation, and science, technology and innovation',
  },
  {
    number: 4,
    nameJa: '持続可能で強靱な国土と質の高いインフラの整備',
    nameEn: 'Sustainable and resilient land and quality infrastructure',
  },
  {
    number: 5,
    nameJa: '省・再生可能エネルギー、防災・気候変動対策、循環型社会',
    nameEn: 'Energy saving and renewable energy, disaster risk reduction and climate measures, and a circular society',
  },
  {
    number: 6,
    nameJa: '生物多様性、森林、海洋等の環境の保全',
    nameEn: 'Conservation of biodiversity, forests, oceans and the wider environment',
  },
  { number: 7, nameJa: '平和と安全・安心社会の実現', nameEn: 'A peaceful, safe and secure society' },
  { number: 8, nameJa: 'SDGs実施推進の体制と手段', nameEn: 'Framework and means for promoting the SDGs' },
] as const
