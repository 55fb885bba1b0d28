import { AppError } from '@/lib/base'

/** What stands in the way of the database, for machines: `disk` and `file` stop writing only, `database` reading as well. */
export type ObstacleReason = 'disk' | 'file' | 'database'

/** `sentence` is for whoever uses Remit and names no path; `detail` is for whoever runs it. */
export type Obstacle = { readonly reason: ObstacleReason; readonly sentence: string; readonly detail: string }

/** The refusal of what the database cannot do now. Nothing was changed, unless its sentence says that this is not known. */
export class DatabaseUnavailable extends AppError {
  readonly obstacle: Obstacle

  constructor(obstacle: Obstacle) {
    super('unavailable', { message: obstacle.sentence })
    this.obstacle = obstacle
  }
}
