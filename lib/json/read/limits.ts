/** How much room one text may take: bytes in UTF-8, and members in the whole document. */
export type Room = { readonly bytes: number; readonly members: number }

/** How much the strict reader accepts. Sizes are in UTF-8 bytes, lengths in UTF-16 units. */
export const limits = {
  bytes: 65_536,
  depth: 16,
  members: 500,
  membersPerObject: 64,
  keyLength: 128,
  stringLength: 1_024,
} as const
