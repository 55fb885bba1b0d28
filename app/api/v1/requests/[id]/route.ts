import { getGrantRequest } from '@/lib/grants/server'
import { route } from '@/lib/server/http'

export const GET = route(getGrantRequest)
