import type { BodyKind } from '#app/domain/roles.ts'

/**
 * The bodies an empty installation starts with: those of the first federation, as it publishes them (DOMAIN: "Facts of the
 * first federation"). All of it can be changed on the administration screens.
 */
export const DEFAULT_BODIES: readonly {
  key: string
  kind: BodyKind
  nameJa: string
  nameEn: string
  number: number | null
}[] = [
  {
    key: 'economy',
    kind: 'committee',
    nameJa: '経済・産業政策委員会',
    nameEn: 'Economy and Industry Committee',
    number: 1,
  },
  {
    key: 'labour',
    kind: 'committee',
    nameJa: '雇用・労働政策委員会',
    nameEn: 'Employment and Labour Committee',
    number: 2,
  },
  {
    key: 'welfare',
    kind: 'committee',
    nameJa: '福祉・社会保障政策委員会',
    nameEn: 'Welfare and Social Security Committee',
    number: 3,
  },
  {
    key: 'infrastructure',
    kind: 'committee',
    nameJa: '社会インフラ政策委員会',
    nameEn: 'Social Infrastructure Committee',
    number: 4,
  },
  {
    key: 'environment',
    kind: 'committee',
    nameJa: '環境・エネルギー政策委員会',
    nameEn: 'Environment and Energy Committee',
    number: 5,
  },
  {
    key: 'education',
    kind: 'committee',
    nameJa: '教育・人権・平和政策委員会',
    nameEn: 'Education, Human Rights and Peace Committee',
    number: 6,
  },
  {
    key: 'fiscal',
    kind: 'committee',
    nameJa: '行財政政策委員会',
    nameEn: 'Public Administration and Finance Committee',
    number: 7,
  },
  {
    key: 'coordination',
    kind: 'coordinationCommittee',
    nameJa: '政策調整委員会',
    nameEn: 'Policy Coordination Committee',
    number: null,
  },
  { key: 'executive', kind: 'executiveCommittee', nameJa: '執行委員会', nameEn: 'Executive Committee', number: null },
  { key: 'central', kind: 'centralCommittee', nameJa: '中央委員会', nameEn: 'Central Committee', number: null },
  { key: 'officers', kind: 'officersMeeting', nameJa: '五役会', nameEn: 'Officers’ Meeting', number: null },
  { key: 'bureau', kind: 'bureau', nameJa: '政策局', nameEn: 'Policy Bureau', number: null },
]
