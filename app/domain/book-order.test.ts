import { describe, expect, it } from 'vitest'
import { arrangeBook, type BookEntry, bookReadiness } from './book-order.ts'

const environment = { id: 'environment', sortOrder: 5, number: 5 }
const economy = { id: 'economy', sortOrder: 1, number: 1 }
const water = { id: 'water', sortOrder: 1, title: '水' }
const energy = { id: 'energy', sortOrder: 2, title: 'エネルギー' }

const entry = (
  committee: BookEntry['committee'],
  pillar: BookEntry['pillar'],
  sortOrder: number,
  number = sortOrder,
) => ({
  committee,
  pillar,
  sortOrder,
  number,
})

describe('the order of the book', () => {
  it('is committee, pillar, request, whatever order they come in', () => {
    const book = arrangeBook([
      entry(environment, energy, 1),
      entry(environment, null, 9),
      entry(environment, water, 3),
      entry(economy, null, 1),
      entry(environment, water, 2),
    ])
    expect(book.map(({ position, committee }) => [position, committee.id])).toEqual([
      [1, 'economy'],
      [2, 'environment'],
    ])
    expect(
      book[1]?.pillars.map(({ position, pillar, requests }) => [
        position,
        pillar?.id ?? null,
        requests.map((request) => [request.position, request.entry.sortOrder]),
      ]),
    ).toEqual([
      [
        1,
        'water',
        [
          [1, 2],
          [2, 3],
        ],
      ],
      [2, 'energy', [[1, 1]]],
      [0, null, [[1, 9]]],
    ])
  })

  it('falls back to the running number when the order is the same', () => {
    const book = arrangeBook([entry(economy, water, 1, 7), entry(economy, water, 1, 2)])
    expect(book[0]?.pillars[0]?.requests.map((request) => request.entry.number)).toEqual([2, 7])
  })

  it('is empty when nothing was adopted', () => {
    expect(arrangeBook([])).toEqual([])
  })
})

it('counts as under way only what may still come into the book', () => {
  expect(
    bookReadiness(['drafting', 'onCentralAgenda', 'adopted', 'submitted', 'closed', 'rejected', 'withdrawn', 'merged']),
  ).toEqual({ adopted: 3, underWay: 2 })
})
