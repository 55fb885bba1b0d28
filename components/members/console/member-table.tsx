'use client'

import { Ban, Ellipsis, RotateCcw, UserCog } from 'lucide-react'
import { useMay, useShell } from '@/components/shell/shell-context'
import { Badge } from '@/components/ui/badge'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, type MenuItem } from '@/components/ui/menu'
import { Time } from '@/components/ui/time'
import type { ListedMember } from '@/lib/members'
import { RoleBadges } from '../role-badges'

/** What can be asked for of a row. */
export type MemberDeeds = {
  readonly onRoles: (member: ListedMember) => void
  readonly onDisable: (member: ListedMember) => void
  readonly onEnable: (member: ListedMember) => void
}

/** Everyone who may sign in, and who once could. */
export function MemberTable({ members, deeds }: { members: readonly ListedMember[]; deeds: MemberDeeds }) {
  return (
    <table className="w-full text-13" aria-label="People">
      <thead className="border-b border-line text-left text-12 text-ink-muted max-sm:sr-only">
        <tr>
          <th className="py-1.5 pr-3 pl-4 font-normal sm:pl-6">Person</th>
          <th className="px-3 py-1.5 font-normal">Roles</th>
          <th className="px-3 py-1.5 font-normal">State</th>
          <th className="px-3 py-1.5 font-normal">Last seen</th>
          <th className="w-14">
            <span className="sr-only">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {members.map((member) => (
          <MemberRow key={member.id} member={member} deeds={deeds} />
        ))}
      </tbody>
    </table>
  )
}

function MemberRow({ member, deeds }: { member: ListedMember; deeds: MemberDeeds }) {
  const may = useMay()
  const isSelf = useShell().person.email === member.email
  const isDisabled = member.disabledAt !== null
  const items: MenuItem[] = []
  if (may('member.change-roles'))
    items.push({ label: 'Change roles', icon: <UserCog aria-hidden />, onSelect: () => deeds.onRoles(member) })
  if (isDisabled && may('member.enable'))
    items.push({ label: 'Enable', icon: <RotateCcw aria-hidden />, onSelect: () => deeds.onEnable(member) })
  if (!isDisabled && may('member.disable'))
    items.push({ label: 'Disable', icon: <Ban aria-hidden />, danger: true, onSelect: () => deeds.onDisable(member) })
  return (
    <tr className="h-13 max-sm:grid max-sm:h-auto max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:gap-y-1.5 max-sm:px-4 max-sm:py-3">
      <td className="sm:py-1.5 sm:pr-3 sm:pl-6">
        <span className="flex min-w-0 items-baseline gap-2">
          <span className={isDisabled ? 'truncate text-ink-muted' : 'truncate font-medium'}>{member.name}</span>
          {isSelf && <span className="text-12 text-ink-faint">you</span>}
        </span>
        <span className="block text-12 break-all text-ink-muted">{member.email}</span>
      </td>
      <td className="max-sm:col-start-1 max-sm:row-start-2 sm:px-3">
        <RoleBadges roles={member.roles} />
      </td>
      <td className="max-sm:col-start-2 max-sm:row-start-2 max-sm:justify-self-end sm:px-3">
        {isDisabled ? <Badge tone="deny">disabled</Badge> : <Badge tone="allow">active</Badge>}
      </td>
      <td className="text-ink-muted max-sm:col-span-2 max-sm:row-start-3 max-sm:text-12 sm:px-3 sm:whitespace-nowrap">
        <span className="sm:hidden">Last seen </span>
        {member.lastSeenAt === null ? 'never' : <Time at={member.lastSeenAt} show="relative" />}
      </td>
      <td className="text-right max-sm:col-start-2 max-sm:row-start-1 sm:pr-4">
        {!isSelf && items.length > 0 && (
          <Menu
            label={`Actions for ${member.name}`}
            trigger={<IconButton size="sm" label={`More for ${member.name}`} icon={<Ellipsis aria-hidden />} />}
            items={items}
          />
        )}
      </td>
    </tr>
  )
}
