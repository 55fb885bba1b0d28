/** One row, id 1: the world as JSON text. `shape` says which release wrote it. */
type SandboxTable = { id: number; shape: number; revision: number; world: string; updated_at: number }

export type SandboxTables = { sandbox_world: SandboxTable }
