import clsx from 'clsx'

/** A column of a list that fills the page: its name, and how much room it takes. */
export type TableColumn = {
  readonly name: string
  /** A class that sets its width; without it, it shares what is left. */
  readonly width?: string
  readonly align?: 'right'
  /** Left out where there is no room for it. */
  readonly isExtra?: boolean
  /** Its name is only read out. */
  readonly isUnnamed?: boolean
}

/** Widths and heads of a list's columns, for its rows and its skeleton alike, so that nothing moves when the rows arrive. */
export function TableHead({ columns }: { readonly columns: readonly TableColumn[] }) {
  return (
    <>
      <colgroup>
        {columns.map(({ name, width, isExtra }) => (
          <col key={name} className={clsx(width, isExtra && 'max-lg:hidden')} />
        ))}
      </colgroup>
      <thead className="sticky top-12 z-2 max-sm:sr-only">
        <tr>
          {columns.map(({ name, align, isExtra, isUnnamed }) => (
            <th
              key={name}
              scope="col"
              className={clsx(
                'h-8 border-b border-line bg-surface pr-4 text-left text-12 font-normal text-ink-muted first:pl-6',
                align === 'right' && 'pr-6! text-right!',
                isExtra && 'max-lg:hidden',
              )}
            >
              {isUnnamed ? <span className="sr-only">{name}</span> : name}
            </th>
          ))}
        </tr>
      </thead>
    </>
  )
}
