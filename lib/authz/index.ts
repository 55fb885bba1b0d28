/**
 * Who may do what: one table of deeds and roles, asked by every command and query.
 * Law: a deed that is not in the table does not type-check.
 */
export { type Deed, /** @internal */ deeds, mayDo, type Role, roles } from './deeds'
