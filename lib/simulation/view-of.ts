import { isJsonObject } from '@/lib/base'
import { membersOf, printCompact } from '@/lib/json'
import type { Target } from '@/lib/policy'
import type { TargetView } from '@/lib/sandbox'

/** Names a pasted target as a person would: by its device name, else its id, else its number. Ids need not differ. */
export function viewOf(target: Target, kind: TargetView['kind'], index: number): TargetView {
  const data = isJsonObject(target.custom_data) ? target.custom_data : {}
  const given = data.device_name
  const number = `${kind === 'device' ? 'Device' : 'Session'} ${index + 1}`
  const name = typeof given === 'string' && given !== '' ? given : (target.id ?? number)
  return { kind, id: `${index}`, name, detail: detailOf(target), target }
}

function detailOf(target: Target): string {
  const data = isJsonObject(target.custom_data) ? target.custom_data : {}
  const pairs = membersOf(data)
    .filter(([key]) => key !== 'device_name')
    .map(([key, value]) => `${key} = ${typeof value === 'string' ? value : printCompact(value)}`)
  return [...pairs, ...(target.agent === undefined ? [] : [`agent ${target.agent}`])].join(', ')
}

/** The views with what belongs to this agent as `me`, the way policies are asked. */
export function ownedBy(agentId: string, views: readonly TargetView[]): readonly TargetView[] {
  if (agentId === '') return views
  return views.map((view) =>
    view.target.agent === agentId ? { ...view, target: { ...view.target, agent: 'me' } } : view,
  )
}
