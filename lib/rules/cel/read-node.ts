import type { ClaimPath } from '../condition'
import { type ASTNode, childrenOf } from './cel'

/** The texts written below a node, in order. */
export function textsIn(node: ASTNode): readonly string[] {
  const own = literal(node)
  return typeof own === 'string' ? [own] : childrenOf(node).flatMap(textsIn)
}

/** The numbers written below a node, in order. */
export function numbersIn(node: ASTNode): readonly number[] {
  const own = literal(node)
  return typeof own === 'number' ? [own] : childrenOf(node).flatMap(numbersIn)
}

/** The claim that a node stands for; null where it is none. */
export function pathOf(node: ASTNode): ClaimPath | null {
  const names: string[] = []
  let at = node
  while (!isRoot(at)) {
    if (at.op === '.') {
      names.unshift(at.args[1])
      at = at.args[0]
    } else if (at.op === '[]') {
      const name = literal(at.args[1])
      if (typeof name !== 'string') return null
      names.unshift(name)
      at = at.args[0]
    } else return null
  }
  const [first, ...rest] = names
  return first === undefined ? null : [first, ...rest]
}

/** Whether a node is the claims of who asks as a whole. */
export function isRoot(node: ASTNode): boolean {
  return isField(node, 'jwt') && isField(node.args[0], 'auxData') && isId(node.args[0].args[0], 'request')
}

/** The attribute of the request that a node stands for, in either of its spellings; null where it is none. */
export function attributeOf(node: ASTNode): string | null {
  if (node.op !== '.') return null
  const above = node.args[0]
  if (!isField(above, 'attr')) return null
  const resource = above.args[0]
  const isIt = isId(resource, 'R') || (isField(resource, 'resource') && isId(resource.args[0], 'request'))
  return isIt ? node.args[1] : null
}

/** The parameter whose values a node stands for; null where it is none. */
export function parameterOf(node: ASTNode): string | null {
  if (node.op !== '[]' || attributeOf(node.args[0]) !== 'parameters') return null
  const name = literal(node.args[1])
  return typeof name === 'string' ? name : null
}

function isField(node: ASTNode, name: string): node is Extract<ASTNode, { op: '.' }> {
  return node.op === '.' && node.args[1] === name
}

function isId(node: ASTNode, name: string): boolean {
  return node.op === 'id' && node.args === name
}

/** The value that is written here; null where none is. */
export function literal(node: ASTNode): unknown {
  if (node.op === '-_') {
    const value = literal(node.args)
    return typeof value === 'number' ? -value : null
  }
  if (node.op !== 'value') return null
  return typeof node.args === 'bigint' ? Number(node.args) : node.args
}

/** The values of a list that is written here; null where it is no list, or holds anything else. */
export function literals(node: ASTNode): readonly unknown[] | null {
  if (node.op !== 'list') return null
  const values = node.args.map(literal)
  return values.includes(null) ? null : values
}
