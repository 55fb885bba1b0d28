import { type Id, newId } from '@/lib/base'
import type { Caller, RequestContext } from '@/lib/server/service'

/** A request of a signed-in owner, for tests. */
export function ownerContext(now = Date.now()): RequestContext {
  return { caller: owner, requestId: randomId('req'), now }
}

/** A request of nobody, for tests. */
export function strangerContext(now = Date.now()): RequestContext {
  return { caller: null, requestId: randomId('req'), now }
}

const owner: Caller = {
  kind: 'member',
  id: randomId('mem'),
  userId: 'user-1',
  email: 'owner@example.com',
  name: 'Olive Owner',
  roles: ['owner'],
}

function randomId<P extends 'req' | 'mem'>(prefix: P): Id<P> {
  return newId(prefix, (count) => crypto.getRandomValues(new Uint8Array(count)))
}
