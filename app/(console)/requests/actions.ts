'use server'

import { approveGrant, declineGrant, openGrantValues } from '@/lib/grants/server'
import { action } from '@/lib/server/http'

export const approve = action(approveGrant)
export const decline = action(declineGrant)
export const openValues = action(openGrantValues)
