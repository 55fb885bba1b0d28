import { exportGrants } from '@/lib/grants/server'
import { download } from '@/lib/server/http'

export const GET = download(exportGrants)
