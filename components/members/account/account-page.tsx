import { PageHeader } from '@/components/shell/page-header'
import type { OwnSession } from '@/lib/members'
import type { AccountActions } from './account-actions'
import { PasswordForm } from './password-form'
import { SessionList } from './session-list'

type AccountPageProps = {
  person: { readonly name: string; readonly email: string }
  sessions: readonly OwnSession[]
  actions: AccountActions
}

/** One's own account: the password, and where one is signed in. */
export function AccountPage({ person, sessions, actions }: AccountPageProps) {
  const { changePassword, ...ending } = actions
  return (
    <>
      <PageHeader title="Your account" />
      <div className="px-4 sm:px-6">
        <PasswordForm
          person={person}
          change={changePassword}
          others={sessions.filter(({ isThis }) => !isThis).length}
        />
        <SessionList sessions={sessions} actions={ending} />
      </div>
    </>
  )
}
