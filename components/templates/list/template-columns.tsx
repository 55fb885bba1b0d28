const headClass = 'h-8 border-b border-line bg-surface pr-4 text-left text-12 font-normal text-ink-faint'

/** Widths and heads of the list's columns, shared with its skeleton so that nothing moves when the rows arrive. */
export const templateColumns = (
  <>
    <colgroup>
      <col className="w-[26%]" />
      <col />
      <col className="w-32" />
      <col className="w-44" />
      <col className="w-28 xl:w-48" />
      <col className="w-14" />
    </colgroup>
    <thead className="sticky top-12 z-2 max-sm:sr-only">
      <tr>
        <th scope="col" className={`${headClass} pl-6`}>
          Name
        </th>
        <th scope="col" className={headClass}>
          A token from its draft
        </th>
        <th scope="col" className={headClass}>
          Live
        </th>
        <th scope="col" className={headClass}>
          Findings
        </th>
        <th scope="col" className={headClass}>
          Changed
        </th>
        <th scope="col" className={headClass}>
          <span className="sr-only">Actions</span>
        </th>
      </tr>
    </thead>
  </>
)
