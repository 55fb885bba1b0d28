import type { TableColumn } from '@/components/ui/table-head'

/** The columns of the list of templates and of its skeleton. */
export const templateColumns: readonly TableColumn[] = [
  { name: 'Name', width: 'w-[26%]' },
  { name: 'What its draft allows' },
  { name: 'Live', width: 'w-32' },
  { name: 'Findings', width: 'w-44' },
  { name: 'Changed', width: 'w-28 xl:w-48' },
  { name: 'Actions', width: 'w-14', isUnnamed: true },
]
