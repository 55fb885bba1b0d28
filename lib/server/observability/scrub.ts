const secrets: readonly (readonly [RegExp, string])[] = [
  [/eyJ[\w-]+(?:\.[\w-]*)*/g, '[token]'],
  [/-----BEGIN [^-]*-----[\s\S]*?(?:-----END [^-]*-----|$)/g, '[pem]'],
  [/(token|password|passphrase|authorization|cookie)(["']?\s*[=:]\s*)\S+/gi, '$1$2[secret]'],
  [/postgres(?:ql)?:\/\/[^\s@]*@/g, 'postgresql://[secret]@'],
]

/** Replaces whatever looks like a token, key, password or cookie, and makes control characters visible: the last line of defence of the log. */
export function scrub(text: string): string {
  const clean = secrets.reduce((current, [pattern, replacement]) => current.replace(pattern, replacement), text)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control and bidi characters are exactly what must not reach a log line
  return clean.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}
