'use client'

import { Download } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useMay } from '@/components/shell/shell-context'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Menu } from '@/components/ui/menu'
import { saveFile } from '../form/save-file'

type Progress = { readonly lines: number; readonly total: number }

/** Saves what is filtered as a file, with its progress; what was asked for is recorded. */
export function ExportMenu({ filters }: { readonly filters: string }) {
  const may = useMay()('grant.export')
  const [progress, setProgress] = useState<Progress | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const running = useRef<AbortController>(null)
  useEffect(() => () => running.current?.abort(), [])
  async function save(format: 'csv' | 'ndjson') {
    const control = new AbortController()
    running.current = control
    setProblem(null)
    setProgress({ lines: 0, total: 0 })
    try {
      await saveExport({ format, filters, signal: control.signal, tell: setProgress })
    } catch (thrown) {
      if (!control.signal.aborted) setProblem(thrown instanceof Error ? thrown.message : 'The transfer broke off.')
    }
    setProgress(null)
  }
  if (!may) return null
  return (
    <div className="flex flex-wrap items-center gap-2">
      {progress === null ? (
        <Menu
          label="Export as"
          trigger={
            <Button size="sm" icon={<Download aria-hidden />}>
              Export
            </Button>
          }
          items={[
            { label: 'CSV, for a spreadsheet', onSelect: () => void save('csv') },
            { label: 'NDJSON, for a program', onSelect: () => void save('ndjson') },
          ]}
        />
      ) : (
        <>
          <span role="status" className="text-13 text-ink-muted tabular-nums">
            {progress.lines.toLocaleString('en')} of {progress.total.toLocaleString('en')}
          </span>
          <Button size="sm" onClick={() => running.current?.abort()}>
            Stop
          </Button>
        </>
      )}
      {problem !== null && (
        <Banner tone="deny" live title="The export was not saved">
          {problem}
        </Banner>
      )}
    </div>
  )
}

type Asked = {
  readonly format: 'csv' | 'ndjson'
  readonly filters: string
  readonly signal: AbortSignal
  readonly tell: (progress: Progress) => void
}

/** Reads a file to its end before any of it is saved, so that a part never passes for the whole. */
async function saveExport({ format, filters, signal, tell }: Asked): Promise<void> {
  const query = new URLSearchParams(filters)
  query.set('format', format)
  const response = await fetch(`/api/v1/grants/export?${query}`, { signal, cache: 'no-store' })
  if (!response.ok || response.body === null) throw new Error(`The ledger answered ${response.status}.`)
  const total = Number(response.headers.get('X-Remit-Total') ?? 0)
  const parts: string[] = []
  let lines = format === 'csv' ? -1 : 0
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    parts.push(value)
    lines += value.split('\n').length - 1
    tell({ lines: Math.max(0, Math.min(lines, total)), total })
  }
  const name = `remit-ledger-${new Date().toISOString().slice(0, 10)}.${format}`
  saveFile(name, response.headers.get('Content-Type') ?? 'text/plain', parts.join(''))
}
