import type { TableColumn } from '@/components/ui/table-head'

/** The columns of the ledger and of its skeleton. */
export const ledgerColumns: readonly TableColumn[] = [
  { name: 'State', width: 'w-28' },
  { name: 'Agent', width: 'w-[19%]' },
  { name: 'Template', width: 'w-[17%]' },
  { name: 'Reach' },
  { name: 'Until', width: 'w-46' },
  { name: 'Asked, given by', width: 'w-[12%]', isExtra: true },
  { name: 'Tokens', width: 'w-20', align: 'right', isExtra: true },
]
