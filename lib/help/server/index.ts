/** The texts of Help, read from the files that are in the repository. */
import 'server-only'

export { readHelp } from './read-help'
