import { z } from 'zod'
import { err, ok, parseUrl, type Result } from '@/lib/base'
import { isPlainOrigin } from '@/lib/headers'

const origin = z
  .string()
  .refine(isOrigin, 'must be an origin such as https://remit.example.com, without path or final slash')

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number')
  .transform(Number)
  .refine((value) => value > 0 && value < 65_536, 'must be between 1 and 65535')

/** Most that one member gives or asks for in a minute; no more than a script could want. */
const givingPerMinute = z
  .string()
  .regex(/^\d{1,6}$/, 'must be a whole number')
  .transform(Number)
  .refine((value) => value > 0, 'must be at least 1')

/** Most pages of a team that may frame the sandbox: each stands in a header of every answer. */
const maxEmbeddingOrigins = 32

const origins = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((part) => part.trim() || []))
  .refine((list) => list.every(isOrigin), {
    error: 'must be origins such as https://crm.acme.example, separated by commas, without path or final slash',
    abort: true,
  })
  .refine((list) => list.length <= maxEmbeddingOrigins, `must be at most ${maxEmbeddingOrigins} origins`)
  .refine((list) => list.every(isEncrypted), 'must be https unless they are on this machine')

/** What the environment may hold, and the default of each variable. `.env.example` is held equal to its keys. */
export const environmentSchema = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).default('loopback'),
  APP_ORIGIN: origin.optional(),
  SANDBOX_ORIGIN: origin.optional(),
  EMBEDDING_ORIGINS: origins,
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgresql://')
    .optional(),
  REMIT_KEK: z.string().min(1).optional(),
  REMIT_KEK_FILE: z.string().min(1).optional(),
  CERBOS_BIN: z.string().min(1).optional(),
