import type { EpochMs } from '@/lib/base'
import { seedWorld, type World } from '@/lib/sandbox'
import { type ReadDb, type WriteTx, writeTransaction } from '@/lib/server/db'
import type { SandboxTables } from './tables'

/** Counts the shapes of `World` that were ever stored; a world of another shape is thrown away and seeded again. */
const shape = 4

const id = 1

/** A world with the revision it was read at. */
export type StoredWorld = { readonly world: World; readonly revision: number }

/** The world, seeded on first use. */
export async function openWorld(db: ReadDb, now: EpochMs): Promise<StoredWorld> {
  const stored = await readWorld(db)
  if (stored) return stored
  await writeTransaction(db, (tx) => putWorld(tx, seedWorld(now), now))
  return (await readWorld(db)) ?? { world: seedWorld(now), revision: 0 }
}

/** The world as it is stored, or null before its first use. */
export async function readWorld(db: Pick<ReadDb | WriteTx, 'withTables'>): Promise<StoredWorld | null> {
  const rows = db.withTables<SandboxTables>().selectFrom('sandbox_world').select(['world', 'revision'])
  const row = await rows.where('id', '=', id).where('shape', '=', shape).executeTakeFirst()
  return row ? { world: JSON.parse(row.world), revision: row.revision } : null
}

/** The world, which nobody else changes until the transaction ends; null before its first use. */
export async function holdWorld(tx: WriteTx): Promise<StoredWorld | null> {
  const held = tx.withTables<SandboxTables>().updateTable('sandbox_world')
  await held
    .set((column) => ({ revision: column('revision', '+', 1) }))
    .where('id', '=', id)
    .execute()
  return readWorld(tx)
}

/** Puts a world in place of whatever is there. */
export async function putWorld(tx: WriteTx, world: World, at: EpochMs): Promise<void> {
  const row = { shape, world: JSON.stringify(world), updated_at: at }
  await tx
    .withTables<SandboxTables>()
    .insertInto('sandbox_world')
    .values({ id, revision: 1, ...row })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet((expression) => ({ ...row, revision: expression('sandbox_world.revision', '+', 1) })),
    )
    .execute()
}

/** Replaces the world if it is still at `revision`. Answers false when someone else wrote in between. */
export async function replaceWorld(tx: WriteTx, { world, revision }: StoredWorld, at: EpochMs): Promise<boolean> {
  const replaced = await tx
    .withTables<SandboxTables>()
    .updateTable('sandbox_world')
    .set({ world: JSON.stringify(world), revision: revision + 1, updated_at: at })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .returning('revision')
    .executeTakeFirst()
  return replaced !== undefined
}
