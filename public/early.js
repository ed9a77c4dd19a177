// Runs before the first picture: a reader who has chosen dark on a light machine (or light on a dark one) sees no flash
// of the other. The page itself reads and writes the same preferences, in src/ui/store/preferences.ts.
try {
  const { theme } = JSON.parse(localStorage.getItem('raft-playground.preferences') ?? '{}');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Nothing kept, or keeping is forbidden: the system's colours will do.
}
