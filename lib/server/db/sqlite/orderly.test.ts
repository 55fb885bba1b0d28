import { sql } from 'kysely'
import { expect, inject, test } from 'vitest'
import { testDb } from '../testing'

const orderly = test.skipIf(inject('pgUrl'))

orderly(
  'whoever waits for the embedded database gets it in the order they asked, also after one who failed',
  async () => {
    const { db, close } = await testDb()
    const order: number[] = []
    const turns = Array.from({ length: 20 }, (_, place) =>
      db.transaction().execute(async (tx) => {
        await sql`select 1`.execute(tx)
        order.push(place)
        if (place % 5 === 0) throw new Error('refused')
      }),
    )
    const ended = await Promise.allSettled(turns)
    expect(order).toEqual(turns.map((_, place) => place))
    expect(ended.filter(({ status }) => status === 'rejected')).toHaveLength(4)
    await close()
  },
)
