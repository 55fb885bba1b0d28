'use server'

import {
  endAllOfAgent,
  endAtAccount,
  endGrant,
  extendGrant,
  findValueTerms,
  handOver,
  listGrants,
  makeGrantLink,
  mintBareToken,
  openGrantValues,
} from '@/lib/grants/server'
import { action } from '@/lib/server/http'

export const findValue = action(findValueTerms)
export const openValues = action(openGrantValues)
export const extend = action(extendGrant)
export const end = action(endGrant)
export const endAll = action(endAllOfAgent)
export const endSessions = action(endAtAccount)
export const findHeld = action(listGrants)
export const handOn = action(handOver)
export const makeLink = action(makeGrantLink)
export const mintToken = action(mintBareToken)
