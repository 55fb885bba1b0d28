'use server'

import {
  askForGrant,
  extendGrant,
  findHeldGrant,
  getDeskVersion,
  giveGrant,
  handOver,
  listGrants,
  makeGrantLink,
  mintBareToken,
} from '@/lib/grants/server'
import { action } from '@/lib/server/http'

export const readVersion = action(getDeskVersion)
export const give = action(giveGrant)
export const ask = action(askForGrant)
export const makeLink = action(makeGrantLink)
export const mintToken = action(mintBareToken)
export const extend = action(extendGrant)
export const handOn = action(handOver)
export const findHeld = action(listGrants)
export const findSame = action(findHeldGrant)
