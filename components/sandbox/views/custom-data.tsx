import type { JsonValue } from '@/lib/base'

type CustomDataProps = { data: Readonly<Record<string, JsonValue>>; hide?: readonly string[] }

/** Custom data as small labels. What is not text is shown as the JSON it is, because a policy sees the difference. */
export function CustomData({ data, hide = [] }: CustomDataProps) {
  const entries = Object.entries(data).filter(([key]) => !hide.includes(key))
  if (entries.length === 0) return <p className="text-12 text-ink-faint">No custom data</p>
  return (
    <dl className="flex flex-wrap gap-1">
      {entries.map(([key, value]) => (
        <div key={key} className="flex max-w-full overflow-hidden rounded-chip border border-line font-mono text-12">
          <dt className="shrink-0 bg-hover px-1.5 text-ink-muted">{key}</dt>
          <dd className="truncate px-1.5">
            {typeof value === 'string' && value !== '' ? value : JSON.stringify(value)}
          </dd>
        </div>
      ))}
    </dl>
  )
}
