import type { TemplateSummary } from '@/lib/templates'

/** Keeps the templates whose name or reach holds every typed word. */
export function findInList(templates: readonly TemplateSummary[], text: string): readonly TemplateSummary[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return templates.filter(({ name, reach }) => {
    const searched = `${name} ${reach}`.toLowerCase()
    return words.every((word) => searched.includes(word))
  })
}
