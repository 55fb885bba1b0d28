'use server'

import { action } from '@/lib/server/http'
import { renameTemplate, saveDraft } from '@/lib/templates/server'
import { signTestToken } from '@/lib/tokens/server'

export const save = action(saveDraft)
export const rename = action(renameTemplate, { revalidate: ['/templates'] })
export const sign = action(signTestToken)
