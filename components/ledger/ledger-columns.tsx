const head = 'h-8 border-b border-line bg-surface pr-4 text-left text-12 font-normal text-ink-muted'

/** Widths and heads of the columns, shared with the skeleton so that nothing moves when the rows arrive. */
export const ledgerColumns = (
  <>
    <colgroup>
      <col className="w-28" />
      <col className="w-[19%]" />
      <col className="w-[17%]" />
      <col />
      <col className="w-46" />
      <col className="w-[12%] max-lg:hidden" />
      <col className="w-20 max-lg:hidden" />
    </colgroup>
    <thead className="sticky top-12 z-2 max-sm:sr-only">
      <tr>
        <th scope="col" className={`${head} pl-6`}>
          State
        </th>
        <th scope="col" className={head}>
          Agent
        </th>
        <th scope="col" className={head}>
          Template
        </th>
        <th scope="col" className={head}>
          Reach
        </th>
        <th scope="col" className={head}>
          Until
        </th>
        <th scope="col" className={`${head} max-lg:hidden`}>
          Asked, given by
        </th>
        <th scope="col" className={`${head} pr-6 text-right max-lg:hidden`}>
          Tokens
        </th>
      </tr>
    </thead>
  </>
)
