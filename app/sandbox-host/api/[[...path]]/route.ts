import { mountSandbox } from '@/lib/sandbox/server'

export {
  mountSandbox as DELETE,
  mountSandbox as GET,
  mountSandbox as OPTIONS,
  mountSandbox as PATCH,
  mountSandbox as POST,
  mountSandbox as PUT,
}
