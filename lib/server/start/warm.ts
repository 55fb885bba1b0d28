import { get } from 'node:http'
import { env } from '@/lib/server/env'

/**
 * Asks this server for one page, as somebody whose session is none. With the first request of all, whichever that is, Next
 * loads what pages and sign-ins are made of, and holds up every other request meanwhile: so it is asked for before anybody
 * comes. Whether it is answered is of no interest.
 */
export function warm(): void {
  const { APP_ORIGIN, HOST, PORT } = env()
  const headers = { host: new URL(APP_ORIGIN).host, cookie: 'remit_session=none' }
  const address = { host: HOST === 'loopback' ? '127.0.0.1' : HOST, port: PORT, path: '/keys' }
  get({ ...address, headers }, (page) => page.resume()).on('error', () => undefined)
}
