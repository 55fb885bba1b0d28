/** The name that the system, SQLite or PostgreSQL gave a fault, such as `ENOSPC`; empty when it has none. */
export function faultCodeOf(fault: unknown): string {
  return fault instanceof Error && 'code' in fault ? String(fault.code) : ''
}
