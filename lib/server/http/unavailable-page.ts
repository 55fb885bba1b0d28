/**
 * The page for when the database does not answer, complete in itself: nothing of Remit's own pages can be drawn then. It
 * asks again by itself every five seconds. `sentence` is ours and is not escaped.
 */
export function unavailablePage(sentence: string, nonce: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="5">
<title>Remit is not available</title>
<style nonce="${nonce}">
:root { color-scheme: light dark; --canvas: light-dark(oklch(0.972 0.004 260), oklch(0.168 0.008 260));
  --ink: light-dark(oklch(0.225 0.012 260), oklch(0.955 0.004 260));
  --muted: light-dark(oklch(0.435 0.012 260), oklch(0.775 0.01 260)); }
body { display: grid; min-height: 100dvh; margin: 0; place-content: center; padding: 1.5rem; box-sizing: border-box;
  background: var(--canvas); color: var(--ink); font: 14px/1.5 "Geist Variable", system-ui, sans-serif; }
h1 { margin: 0 0 .5rem; font-size: 20px; font-weight: 500; }
p { margin: 0 0 .5rem; max-width: 60ch; color: var(--muted); text-wrap: pretty; }
a:focus-visible { outline: 2px solid; outline-offset: 2px; }
a { color: var(--ink); }
</style>
</head>
<body>
<main>
<h1>Remit is not available right now</h1>
<p role="status">${sentence}</p>
<p>What was saved is safe. This page tries again by itself every five seconds. <a href="">Try again now</a></p>
</main>
</body>
</html>
`
}
