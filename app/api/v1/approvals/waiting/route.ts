import { route } from '@/lib/server/http'
import { listWaiting } from '@/lib/templates/server'

export const GET = route(listWaiting)
