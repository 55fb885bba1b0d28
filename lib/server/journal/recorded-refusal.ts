import { AppError, type ErrorCode } from '@/lib/base'
import type { JournalEntry } from './append'

type Recorded = Pick<JournalEntry, 'deed' | 'target' | 'detail'>

/** A refusal with an entry of its own: the command that meets it appends this in place of the entry of a refused try. */
export class RecordedRefusal extends AppError {
  readonly entry: Recorded

  constructor(code: ErrorCode, message: string, entry: Recorded) {
    super(code, { message })
    this.entry = entry
  }
}
