import type { Failure } from '@/lib/base'

/** What a failure says about single fields, by the name of the field; nothing where it is about the whole. */
export function fieldErrors(failure: Failure | null): Readonly<Record<string, string>> {
  if (failure === null) return {}
  return failure.fields ?? (failure.field === undefined ? {} : { [failure.field]: failure.message })
}
