import { describe, expect, it } from 'vitest'
import type { TemplateSummary } from '@/lib/templates'
import { findInList } from './find-in-list'
import { reachPhrase } from './reach-phrase'

function template(name: string, reach: string): TemplateSummary {
  const findings = { error: 0, security: 0, warning: 0, suggestion: 0 }
  const publishing = { revision: 1, liveVersion: null, isAhead: false, isLiveRefused: false, isArchived: false }
  return { id: `tpl_${name}`, name, reach, findings, ...publishing, updatedAt: 0, updatedBy: 'Mara' }
}

const all = [
  template('One customer', 'A token can see devices of one customer.'),
  template('Supervisor', 'A token can watch recordings.'),
]

describe('findInList', () => {
  it('keeps what holds every word in name or reach, whatever the case and order', () => {
    expect(findInList(all, 'CUSTOMER devices').map((one) => one.name)).toEqual(['One customer'])
    expect(findInList(all, 'recordings').map((one) => one.name)).toEqual(['Supervisor'])
    expect(findInList(all, 'recordings customer')).toEqual([])
  })

  it('keeps everything when nothing is typed', () => {
    expect(findInList(all, '  ')).toEqual(all)
  })
})

describe('reachPhrase', () => {
  it('drops the opening words that every row shares and keeps any other sentence whole', () => {
    expect(reachPhrase('A token can see devices.')).toBe('Can see devices.')
    expect(reachPhrase('This draft cannot be read.')).toBe('This draft cannot be read.')
  })
})
