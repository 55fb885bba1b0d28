'use client'

import { type ComponentType, useEffect, useMemo, useState } from 'react'
import { idOfFault, reportAndLoad } from './name-fault'

export type FaultProps = { readonly error: Error & { digest?: string }; readonly reset: () => void }

/** A fault as its own page shows it, with the id under which the server's log has it. */
export type ShownFault = FaultProps & { readonly id: string }

/** Said of a fault until its own page is here, and where that cannot be downloaded either. True of every fault. */
const words = {
  title: 'This page could not be shown',
  text: 'Reload the page. What was saved is safe, and a draft that is not saved yet is kept in this browser.',
}

const loadPage = () => import('./fault-page').then(({ FaultPage }) => FaultPage)
const loadPlain = () => import('./plain-fault').then(({ PlainFault }) => PlainFault)

/** What stands where a page broke. */
export function Fault(props: FaultProps) {
  return <LateFault {...props} load={loadPage} />
}

/** What stands where the whole document broke, so that it can use nothing of the frame around pages. */
export function FaultOfDocument(props: FaultProps) {
  return <LateFault {...props} load={loadPlain} />
}

type LateFaultProps = FaultProps & { readonly load: () => Promise<ComponentType<ShownFault>> }

/**
 * The page of a fault is fetched when something breaks, as no other visit needs it. A server that was just updated has
 * other files, and the network may be what broke: then these few words stay, with the way on. So the id is made and the
 * fault reported here, by what is there in every case.
 */
function LateFault({ load, ...fault }: LateFaultProps) {
  const { error } = fault
  const id = useMemo(() => idOfFault(error), [error])
  const [page, setPage] = useState<{ readonly Page: ComponentType<ShownFault> | null } | null>(null)
  useEffect(() => {
    void reportAndLoad(error, id, load).then((Page) => setPage({ Page }))
  }, [error, id, load])
  if (page?.Page) return <page.Page {...fault} id={id} />
  return (
    <div role={page ? 'alert' : undefined} className="grid flex-1 animate-late place-content-center gap-2 p-6">
      <h1 className="text-20">{words.title}</h1>
      <p className="max-w-[60ch] text-14 text-pretty text-ink-muted">{words.text}</p>
      <p className="text-12 text-ink-muted">
        Report this id, with the time: <code className="text-ink">{id}</code>
      </p>
      <p className="mt-2">
        <button
          type="button"
          onClick={() => window.location.reload()}
          className="h-8 rounded-control bg-accent px-3 text-13 font-medium text-accent-ink"
        >
          Reload
        </button>
      </p>
    </div>
  )
}
