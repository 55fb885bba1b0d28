/** What was mended in a pasted key, as nothing of the key itself is in doubt: its bytes decide. */
export const pemNotes = {
  dashes: 'The dashes of its BEGIN and END lines were put right.',
  'line-ends': 'Its line ends were written as \\n and were put right.',
  base64: 'It was base64 of a PEM file and was unpacked.',
  hex: 'It was written in hexadecimal and was turned into bytes.',
  around: 'The name or the quotes around it were left out.',
  unlabelled: 'Its BEGIN and END lines were missing and were added.',
  label: 'Its label named another format than it has; the bytes decide.',
} as const satisfies Record<string, string>

/** The stable name of what was mended. */
export type PemNote = keyof typeof pemNotes
