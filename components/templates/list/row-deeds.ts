import type { TemplateSummary } from '@/lib/templates'

/** The deeds that a row of the list may offer. */
const rowDeeds = [
  'template.rename',
  'template.versions',
  'template.duplicate',
  'template.export',
  'template.archive',
  'template.delete',
] as const
export type RowDeed = (typeof rowDeeds)[number]

type Row = Pick<TemplateSummary, 'liveVersion' | 'isArchived'>

/** What the menu of a template offers someone who may do some deeds: nothing that would be refused. */
export function deedsOfRow(template: Row, may: (deed: RowDeed) => boolean): readonly RowDeed[] {
  return rowDeeds.filter((deed) => isOpenTo(template, deed) && may(deed))
}

function isOpenTo({ liveVersion, isArchived }: Row, deed: RowDeed): boolean {
  if (deed === 'template.delete') return liveVersion === null
  return deed !== 'template.rename' || !isArchived
}
