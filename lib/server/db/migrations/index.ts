import type { MigrationStep } from '../migrate'
import { journal } from './0001-journal'
import { templates } from './0005-templates'

/** Every step of the schema in order. */
export const migrations: Readonly<Record<string, MigrationStep>> = {
  '0001-journal': journal,
  '0005-templates': templates,
}
