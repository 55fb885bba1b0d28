import type { TemplateSummary } from '@/lib/templates'

const onceUnpublished = ['template.delete'] as const
const always = [
  'template.rename',
  'template.versions',
  'template.duplicate',
  'template.export',
  'template.archive',
] as const

/** A deed that a row of the list may offer. */
export type RowDeed = (typeof always)[number] | (typeof onceUnpublished)[number]

/** What the menu of a template offers someone who may do some deeds: nothing that would be refused. */
export function deedsOfRow(
  { liveVersion }: Pick<TemplateSummary, 'liveVersion'>,
  may: (deed: RowDeed) => boolean,
): readonly RowDeed[] {
  return [...always, ...(liveVersion === null ? onceUnpublished : [])].filter(may)
}
