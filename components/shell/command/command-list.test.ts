import { describe, expect, it } from 'vitest'
import { type Command, groupCommands, matchCommands } from './command-list'

function command(label: string, group: string, also?: string): Command {
  return { id: label, label, group, also, run: () => undefined }
}

const all = [
  command('Keys', 'Go to'),
  command('New template', 'Do'),
  command('One customer', 'Templates'),
  command('Customer support', 'Templates'),
  command('Dark theme', 'Do', 'night'),
]

function labels(text: string): string[] {
  return matchCommands(all, text).map((one) => one.label)
}

describe('matchCommands', () => {
  it('finds by every typed word in any order, also by other words for the same thing', () => {
    expect(labels('template new')).toEqual(['New template'])
    expect(labels('night')).toEqual(['Dark theme'])
    expect(labels('zebra')).toEqual([])
  })

  it('puts what starts with the text first and keeps the order otherwise', () => {
    expect(labels('customer')).toEqual(['Customer support', 'One customer'])
    expect(labels(' ')).toEqual(all.map((one) => one.label))
  })
})

describe('groupCommands', () => {
  it('keeps groups and commands in the order they come and loses none', () => {
    const groups = groupCommands(all)
    expect(groups.map((group) => group.name)).toEqual(['Go to', 'Do', 'Templates'])
    expect(groups.flatMap((group) => group.commands)).toHaveLength(all.length)
  })
})
