import { err, ok, type Result } from '@/lib/base'
import { fileRoom } from '@/lib/templates'

/** Reads a file somebody chose as UTF-8 text, or says why not. */
export async function readChosenFile(file: Blob): Promise<Result<string, string>> {
  if (file.size > fileRoom.bytes) return err('This file is larger than 4 MB. Export fewer templates at once.')
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer()))
  } catch {
    return err('This file is not text in UTF-8.')
  }
}
