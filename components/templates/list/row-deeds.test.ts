import { describe, expect, it } from 'vitest'
import { mayDo, type Role } from '@/lib/authz'
import { deedsOfRow } from './row-deeds'

const draft = { liveVersion: null }
const published = { liveVersion: 3 }

function offered(template: typeof draft | typeof published, ...roles: readonly Role[]): readonly string[] {
  return deedsOfRow(template, (deed) => mayDo(deed, roles))
}

describe('the menu of a template', () => {
  it('offers to delete a draft that was never published', () => {
    expect(offered(draft, 'author')).toContain('template.delete')
    expect(offered(draft, 'owner')).toContain('template.delete')
  })

  it('offers to archive what has versions, and nobody to delete it', () => {
    expect(offered(published, 'owner')).toContain('template.archive')
    expect(offered(published, 'publisher')).toContain('template.archive')
    for (const role of ['owner', 'author', 'publisher'] as const) {
      expect(offered(published, role)).not.toContain('template.delete')
    }
  })

  it('offers nothing that the person may not do', () => {
    expect(offered(published, 'author')).not.toContain('template.archive')
    expect(offered(draft, 'auditor')).toEqual(['template.versions', 'template.export'])
    expect(offered(draft)).toEqual([])
  })
})
