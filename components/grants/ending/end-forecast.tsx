import type { GrantView } from '@/lib/grants'
import { ClockTime } from '../clock-time'

type EndForecastProps = { readonly grant: Pick<GrantView, 'delivery' | 'lastTokenEndsAt'> }

/** What ending access does, before it is ended. */
export function EndForecast({ grant }: EndForecastProps) {
  const { delivery, lastTokenEndsAt } = grant
  if (lastTokenEndsAt === null) {
    return delivery === 'token'
      ? 'The token has not been made yet, and none can be made from now on.'
      : 'Nobody has opened the link. It opens nothing from now on.'
  }
  if (delivery === 'token') {
    return (
      <>
        A bare token cannot be taken back. It works until <ClockTime at={lastTokenEndsAt} />, whatever is done here.
      </>
    )
  }
  return (
    <>
      No token is given out from now on. The last one stays valid until <ClockTime at={lastTokenEndsAt} /> at the
      latest.
    </>
  )
}
