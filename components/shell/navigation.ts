import {
  BookOpen,
  FileSliders,
  FlaskConical,
  Grid3x3,
  HandHelping,
  Inbox,
  KeyRound,
  type LucideIcon,
  Settings,
  Users,
} from 'lucide-react'
import { type Deed, mayDo, type Role } from '@/lib/authz'

/** One place of the console, and the deed that opens it. */
export type Place = {
  readonly href:
    | '/templates'
    | '/approvals'
    | '/issue'
    | '/ledger'
    | '/simulator'
    | '/keys'
    | '/sandbox'
    | '/members'
    | '/settings'
  readonly label: string
  readonly icon: LucideIcon
  readonly deed: Deed
  /** Too seldom needed for the bar of a phone, where the list of templates leads to it. */
  readonly isInRailOnly?: true
}

/** The places of the console in their groups: what people work on, what they try it with, and what it stands on. */
const placeGroups: readonly (readonly Place[])[] = [
  [
    { href: '/templates', label: 'Templates', icon: FileSliders, deed: 'template.list' },
    { href: '/approvals', label: 'Waits for you', icon: Inbox, deed: 'approval.waiting', isInRailOnly: true },
  ],
  [
    { href: '/issue', label: 'Issue', icon: HandHelping, deed: 'grant.desk' },
    { href: '/ledger', label: 'Ledger', icon: BookOpen, deed: 'grant.list' },
  ],
  [{ href: '/simulator', label: 'Simulator', icon: Grid3x3, deed: 'sandbox.targets' }],
  [
    { href: '/keys', label: 'Keys', icon: KeyRound, deed: 'key.list' },
    { href: '/sandbox', label: 'Sandbox', icon: FlaskConical, deed: 'sandbox.targets' },
    { href: '/members', label: 'Members', icon: Users, deed: 'member.list' },
    { href: '/settings', label: 'Settings', icon: Settings, deed: 'connection.get' },
  ],
]

/** The places that someone with these roles may open, in their groups. */
export function groupsFor(roles: readonly Role[]): readonly (readonly Place[])[] {
  return placeGroups.map((group) => group.filter(({ deed }) => mayDo(deed, roles))).filter((group) => group.length > 0)
}

/** The same places in one row, in the order of the rail. The first is where the console opens. */
export function placesFor(roles: readonly Role[]): readonly Place[] {
  return groupsFor(roles).flat()
}

/** Tells whether an address lies in a place. */
export function isWithin(place: Place, pathname: string): boolean {
  return pathname === place.href || pathname.startsWith(`${place.href}/`)
}
