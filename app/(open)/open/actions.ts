'use server'

import { askForMore, claimGrant, leaveGrant } from '@/lib/grants/server'
import { claimAction, heldAction } from '@/lib/server/http'

export const claim = claimAction(claimGrant)
export const more = heldAction(askForMore)
export const leave = heldAction(leaveGrant)
