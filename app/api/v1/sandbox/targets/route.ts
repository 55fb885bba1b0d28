import { listTargets } from '@/lib/sandbox/server'
import { route } from '@/lib/server/http'

export const GET = route(listTargets)
