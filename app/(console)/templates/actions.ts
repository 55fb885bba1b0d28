'use server'

import { action } from '@/lib/server/http'
import {
  archiveTemplate,
  createTemplate,
  deleteTemplate,
  duplicateTemplate,
  exportTemplates,
  importTemplates,
  listTemplateNames,
  renameTemplate,
  restoreTemplate,
  unarchiveTemplate,
} from '@/lib/templates/server'
import { listValidTokens } from '@/lib/tokens/server'

const revalidate = ['/templates']

export const create = action(createTemplate, { revalidate })
export const rename = action(renameTemplate, { revalidate })
export const duplicate = action(duplicateTemplate, { revalidate })
export const remove = action(deleteTemplate, { revalidate })
export const restore = action(restoreTemplate, { revalidate })
export const archive = action(archiveTemplate, { revalidate })
export const unarchive = action(unarchiveTemplate, { revalidate })
export const listNames = action(listTemplateNames)
export const exportAll = action(exportTemplates)
export const findValidTokens = action(listValidTokens)
export const importAll = action(importTemplates, { revalidate })
