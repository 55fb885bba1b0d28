import { env } from '@/lib/server/env'
import { openKek as openKekFrom, shareKek } from '@/lib/server/kek'
import { emitNotice } from '@/lib/server/observability'

/** Opens the key-encryption key at start-up and says loudly when it is one made for development. Throws `sealed`. */
export function openKek(): void {
  const { ring, notice } = openKekFrom(env())
  shareKek(ring)
  if (notice !== null) emitNotice(`\n  ${notice}\n`)
}
