import { Badge } from '@/components/ui/badge'
import type { Role } from '@/lib/authz'
import { roleWords } from './role-words'

/** The roles someone holds. The owner's stands out, as it holds all the others. */
export function RoleBadges({ roles }: { roles: readonly Role[] }) {
  return (
    <span className="flex flex-wrap gap-1">
      {roles.map((role) => (
        <Badge key={role} tone={role === 'owner' ? 'accent' : 'neutral'}>
          {roleWords[role].name}
        </Badge>
      ))}
    </span>
  )
}
