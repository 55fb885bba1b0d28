import { formatJson } from '@/lib/json'

/** A draft with `count` conditions spread over four resources, the way a large tenant writes it. */
export function wideDraft(count: number): string {
  const resources = ['devices', 'sessions', 'push', 'recordings']
  const perResource = Math.ceil(count / resources.length)
  const customData = Object.fromEntries(
    Array.from({ length: perResource }, (_, index) => [`key_${index}`, `value ${index}`]),
  )
  const rules = Object.fromEntries(resources.map((resource) => [resource, { custom_data: customData }]))
  return formatJson({ role: null, policy: { version: 3, ...rules } })
}
