import { describe, expect, it } from 'vitest'
import { mayDo, type Role } from '@/lib/authz'
import { deedsOfRow } from './row-deeds'

const draft = { liveVersion: null, isArchived: false }
const published = { liveVersion: 3, isArchived: false }

function offered(template: Parameters<typeof deedsOfRow>[0], ...roles: readonly Role[]): readonly string[] {
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

  it('offers to bring back what is archived, and not to rename it', () => {
    expect(offered({ ...published, isArchived: true }, 'owner')).toContain('template.archive')
    expect(offered({ ...published, isArchived: true }, 'owner')).not.toContain('template.rename')
    expect(offered(published, 'owner')).toContain('template.rename')
  })

  it('offers nothing that the person may not do', () => {
    expect(offered(published, 'author')).not.toContain('template.archive')
    expect(offered(draft, 'auditor')).toEqual(['template.versions', 'template.export'])
    expect(offered(draft)).toEqual([])
  })
})
