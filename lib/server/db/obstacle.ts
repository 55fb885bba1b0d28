import { AppError } from '@/lib/base'
import { emitNotice, emitTrouble } from '@/lib/server/observability'

/** What stands in the way of the database, for machines: `disk` and `file` stop writing only, `database` reading as well. */
type ObstacleReason = 'disk' | 'file' | 'database'

/** `sentence` is for whoever uses Remit and names no path; `detail` is for the person who runs it. */
export type Obstacle = { readonly reason: ObstacleReason; readonly sentence: string; readonly detail: string }

const brand = Symbol.for('remit.database-unavailable')

/** The refusal of what the database cannot do now. Nothing was changed, unless its sentence says that this is not known. */
export class DatabaseUnavailable extends AppError {
  /** The database is opened by one copy of this class and used by others, as a bundler makes several. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && brand in value
  }

  readonly [brand] = true
  readonly obstacle: Obstacle

  constructor(obstacle: Obstacle) {
    super('unavailable', { message: obstacle.sentence })
    this.obstacle = obstacle
  }
}

/** Is told what stands in the way each time it was looked at, `null` for nothing, and logs one line when that changes. */
export type NoteObstacle = (found: Obstacle | null) => void

/** Makes the log of one database. */
export function obstacleLog(): NoteObstacle {
  let last: ObstacleReason | null = null
  return (found) => {
    const reason = found?.reason ?? null
    if (reason === last) return
    last = reason
    if (found === null) emitNotice('The database can be used again.')
    else emitTrouble(found.detail)
  }
}
