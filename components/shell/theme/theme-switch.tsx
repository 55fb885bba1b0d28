'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { Menu } from '@/components/ui/menu'
import { keepChoice } from '../keep-choice'
import { parseTheme, type Theme, themeCookie, themes } from './theme'

const words: Record<Theme, { label: string; Icon: typeof Sun }> = {
  system: { label: 'Like the device', Icon: Monitor },
  light: { label: 'Light', Icon: Sun },
  dark: { label: 'Dark', Icon: Moon },
}

/** Sets the theme of this browser: at once on the page, and in the cookie that the server reads next time. */
export function chooseTheme(theme: Theme): void {
  keepChoice(themeCookie, theme)
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}

/** Light, dark, or like the device. */
export function ThemeSwitch({ className }: { className?: string | undefined }) {
  const theme = useSyncExternalStore<Theme | null>(watchTheme, readTheme, () => null)
  const { label, Icon } = words[theme ?? 'system']
  return (
    <Menu
      label="Theme"
      trigger={
        <IconButton
          label={theme ? `Theme: ${label.toLowerCase()}` : 'Theme'}
          icon={<Icon aria-hidden />}
          className={className}
        />
      }
      items={themes.map((choice) => {
        const { Icon: ChoiceIcon } = words[choice]
        return {
          label: words[choice].label,
          icon: <ChoiceIcon aria-hidden />,
          checked: choice === theme,
          onSelect: () => chooseTheme(choice),
        }
      })}
    />
  )
}

function readTheme(): Theme {
  return parseTheme(document.documentElement.dataset.theme)
}

function watchTheme(tell: () => void): () => void {
  const observer = new MutationObserver(tell)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}
