'use server'

import { openGrantValues, whoCouldBeGiven, whoCouldSee } from '@/lib/grants/server'
import { action } from '@/lib/server/http'
import { listSignedTokens } from '@/lib/tokens/server'

// The values of a target are sent in a body, so that they stand in no address and no log.
export const findWho = action(whoCouldSee)
export const findTemplates = action(whoCouldBeGiven)
export const openValues = action(openGrantValues)
export const findSigned = action(listSignedTokens)
