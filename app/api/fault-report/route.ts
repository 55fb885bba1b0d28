import { takeReports } from '@/lib/server/http'
import { emitFaultReport, readFaultReport } from '@/lib/server/observability'

/** Logs what broke a page in somebody's browser, under the id they were shown: at most ten a minute from one network. */
export const POST = takeReports({
  maxCharacters: 8 * 1024,
  perMinute: { ofNetwork: 10, ofAll: 120 },
  read: readFaultReport,
  log: emitFaultReport,
})
