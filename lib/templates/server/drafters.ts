import { z } from 'zod'
import type { Drafters } from '../versions/drafters'

const stored = z.array(z.string())

/** The members in a column of drafters. */
export function readDrafters(column: string): Drafters {
  return stored.parse(JSON.parse(column))
}

/** What a column of drafters holds. */
export function printDrafters(drafters: Drafters): string {
  return JSON.stringify(drafters)
}
