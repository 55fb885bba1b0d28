import {
  BookOpen,
  Eye,
  FileSliders,
  FlaskConical,
  Grid3x3,
  HandHelping,
  Hourglass,
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
    | '/requests'
    | '/ledger'
    | '/who-could-see'
    | '/simulator'
    | '/keys'
    | '/sandbox'
    | '/members'
    | '/settings'
  readonly label: string
  readonly icon: LucideIcon
  readonly deed: Deed
  /** The place that leads to it and stands for it in the bar of a phone, for which it is too seldom needed. */
  readonly behind?: Place['href']
}

/** The places of the console in their groups: what people work on, what they try it with, and what it stands on. */
const placeGroups: readonly (readonly Place[])[] = [
  [
    { href: '/templates', label: 'Templates', icon: FileSliders, deed: 'template.list' },
    { href: '/approvals', label: 'Publish requests', icon: Inbox, deed: 'approval.waiting', behind: '/templates' },
  ],
  [
    { href: '/issue', label: 'Issue', icon: HandHelping, deed: 'grant.desk' },
    { href: '/requests', label: 'Access requests', icon: Hourglass, deed: 'grant.requests' },
    { href: '/ledger', label: 'Ledger', icon: BookOpen, deed: 'grant.list' },
    { href: '/who-could-see', label: 'Who could see', icon: Eye, deed: 'grant.who-could-see' },
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

/** So many places fit side by side on a phone; of more, the last of them opens the others. */
const barRoom = 5

/** The places on the bar of a phone: those of the desk come first, since it is used on the go, and what does not fit is behind "More". */
export function barFor(roles: readonly Role[]): { readonly shown: readonly Place[]; readonly more: readonly Place[] } {
  const places = placesFor(roles).filter(({ behind }) => behind === undefined)
  const order = [...places.filter(isOfDesk), ...places.filter((place) => !isOfDesk(place))]
  const room = order.length > barRoom ? barRoom - 1 : barRoom
  return { shown: order.slice(0, room), more: order.slice(room) }
}

/** What a place in the bar of a phone stands for: itself, and what only it leads to. */
export function standsFor(place: Place): readonly Place[] {
  return [place, ...placeGroups.flat().filter(({ behind }) => behind === place.href)]
}

function isOfDesk({ href }: Place): boolean {
  return href === '/issue' || href === '/requests' || href === '/templates'
}

/** Where the console opens: where whoever is here for one thing alone does it, else on the first place of the rail. */
export function homeFor(roles: readonly Role[]): Place | undefined {
  const places = placesFor(roles)
  const own = homes.find(({ of }) => roles.length > 0 && roles.every((role) => of.includes(role)))
  return places.find(({ href }) => href === own?.href) ?? places[0]
}

const homes: readonly { readonly of: readonly Role[]; readonly href: Place['href'] }[] = [
  { of: ['lead', 'requester'], href: '/issue' },
  { of: ['auditor'], href: '/who-could-see' },
]

/** The same places in one row, in the order of the rail. */
export function placesFor(roles: readonly Role[]): readonly Place[] {
  return groupsFor(roles).flat()
}

/** Tells whether an address lies in a place. */
export function isWithin(place: Place, pathname: string): boolean {
  return pathname === place.href || pathname.startsWith(`${place.href}/`)
}
