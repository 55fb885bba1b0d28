'use server'

import { action } from '@/lib/server/http'
import {
  approveRequest,
  declineRequest,
  publishTemplate,
  requestApproval,
  restoreVersion,
} from '@/lib/templates/server'

const revalidate = ['/templates']

export const publish = action(publishTemplate, { revalidate })
export const restore = action(restoreVersion, { revalidate })
export const request = action(requestApproval)
export const approve = action(approveRequest)
export const decline = action(declineRequest)
