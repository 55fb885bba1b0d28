'use server'

import { askForMore, claimGrant, leaveGrant, readGrantLink } from '@/lib/grants/server'
import { claimAction, heldAction, linkAction } from '@/lib/server/http'

export const read = linkAction(readGrantLink)
export const claim = claimAction(claimGrant)
export const more = heldAction(askForMore)
export const leave = heldAction(leaveGrant)
