import type { EpochMs } from '@/lib/base'
import type { GrantStory, GrantView, TrailEntry } from '../view'
import { lapsedWords } from '../words'

/** One thing that happened to a grant, or is going to. `by` is a person, or null for what time did. */
export type StoryEvent = {
  readonly at: EpochMs
  readonly title: string
  readonly by: string | null
  /** What was said with it. */
  readonly said: string
  /** An instant that the event is about, such as a new end. */
  readonly until: EpochMs | null
}

/**
 * What happened to a grant, in the order in which it happened; what has a time and has not come yet stands at the end. Whatever
 * people and time did to it is in here once.
 */
export function tellStory(story: GrantStory): readonly StoryEvent[] {
  const events = [
    ...asking(story),
    ...deciding(story),
    ...giving(story),
    ...using(story),
    ...story.extensions.flatMap((extension) => extending(extension, story)),
    ...story.trail.map(({ at, kind, by }) => event(at, trailTitles[kind], { by })),
    ...ending(story),
  ]
  return events.toSorted((one, other) => one.at - other.at)
}

function event(at: EpochMs, title: string, more: Partial<Omit<StoryEvent, 'at' | 'title'>> = {}): StoryEvent {
  return { at, title, by: null, said: '', until: null, ...more }
}

function asking({ asked, reason, handedFrom }: GrantView): readonly StoryEvent[] {
  const title = handedFrom === null ? 'Asked for' : 'Handed over from another agent'
  return [event(asked.at, title, { by: asked.by, said: reason })]
}

const trailTitles: Readonly<Record<TrailEntry['kind'], string>> = {
  'new-link': 'New link made',
  'values-opened': 'What it is about was opened',
  'link-refused': 'Link tried and refused',
  'changed-outside': 'Found changed outside Remit',
}

const decisionTitles = { approved: 'Approved', declined: 'Declined', withdrawn: 'Taken back' } as const

function deciding({ decisions }: Pick<GrantView, 'decisions'>): readonly StoryEvent[] {
  return decisions.map(({ at, by, kind, reason }) => event(at, decisionTitles[kind], { by, said: reason }))
}

function giving({ given, endsAt, startsAt }: GrantView): readonly StoryEvent[] {
  if (given === null) return []
  const starts = startsAt !== null && startsAt > given.at ? [event(startsAt, 'Begins')] : []
  return [event(given.at, 'Given', { by: given.by, until: endsAt }), ...starts]
}

function using({ claimedAt, delivery, agent, minted, tokens }: GrantStory): readonly StoryEvent[] {
  const opened =
    delivery === 'link'
      ? event(claimedAt ?? 0, 'Link opened', { by: agent.name })
      : event(claimedAt ?? 0, 'Token taken')
  const newest = tokens[0]
  const last =
    newest === undefined || delivery === 'token'
      ? []
      : [
          // A token counts from the whole second before it was signed, and leaves after the link was opened.
          event(
            Math.max(newest.issuedAt, claimedAt ?? 0),
            minted === 1 ? 'Token minted' : `Renewed ${minted - 1} times; the last token`,
            {
              until: newest.expiresAt,
            },
          ),
        ]
  return [...(claimedAt === null ? [] : [opened]), ...last]
}

function extending(extension: GrantView, { ended }: GrantView): readonly StoryEvent[] {
  const { asked, given, state, reason, endsAt, decisions, decideBy } = extension
  // It waits until it has to be decided, and no longer than the access that it would lengthen.
  const lapsedAt = Math.min(decideBy, ended?.at ?? decideBy)
  const more = event(asked.at, 'More time asked for', { by: asked.by, said: reason, until: endsAt })
  const gone = state === 'lapsed' ? [event(lapsedAt, 'More time lapsed')] : []
  return [
    more,
    ...deciding({ decisions }),
    ...(given === null ? gone : [event(given.at, 'Extended', { by: given.by, until: endsAt })]),
  ]
}

function ending(story: GrantStory): readonly StoryEvent[] {
  const { state, ended, lastTokenEndsAt, endsAt, decideBy, claimBy, given } = story
  if (state === 'lapsed') {
    const at = Math.min(given === null ? decideBy : (claimBy ?? decideBy), endsAt ?? Number.POSITIVE_INFINITY)
    return [event(at, lapsedWords(story))]
  }
  const byPerson = ended !== null && ended.by !== 'Remit'
  const end = byPerson ? [event(ended.at, 'Ended', { by: ended.by })] : []
  if (byPerson && lastTokenEndsAt !== null && lastTokenEndsAt > ended.at) {
    return [...end, event(lastTokenEndsAt, 'Last token runs out')]
  }
  if (byPerson || given === null || endsAt === null) return end
  return [event(endsAt, state === 'ended' ? 'Over by its own end' : 'Ends by itself')]
}
