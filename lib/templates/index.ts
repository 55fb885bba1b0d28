/**
 * Templates: named recipes for tokens. A draft is a JSON text that people edit; everything else is derived from it.
 */
export { copyName, templateName } from './name'
export { type StartingPoint, startingPoints } from './starting-points'
export type { Template, TemplateSummary } from './template'
