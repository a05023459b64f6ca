const DAY = 86_400;

/**
 * Seconds as people say them: 86400 is `24 hours (1 day)`, 5400 is `1 hour 30 minutes`. Undefined for what is no whole,
 * positive number of seconds.
 */
export function durationInWords(seconds: number): string | undefined {
  if (!Number.isSafeInteger(seconds) || seconds < 0) return undefined;
  if (seconds === 0) return '0 seconds';
  if (seconds % DAY === 0) return `${count(seconds / 3600, 'hour')} (${count(seconds / DAY, 'day')})`;
  return partsOf(seconds)
    .map(([amount, unit]) => count(amount, unit))
    .join(' ');
}

/** The same in a few letters: `24 h`, `30 d`, `1 h 30 min`. */
export function shortDuration(seconds: number): string | undefined {
  if (!Number.isSafeInteger(seconds) || seconds < 0) return undefined;
  if (seconds === 0) return '0 s';
  if (seconds === DAY) return '24 h';
  return partsOf(seconds)
    .map(([amount, unit]) => `${amount} ${SHORT[unit]}`)
    .join(' ');
}

const SHORT = { day: 'd', hour: 'h', minute: 'min', second: 's' } as const;

/** Those that are not 0, the greatest first. */
function partsOf(seconds: number): [amount: number, unit: keyof typeof SHORT][] {
  const parts: ReturnType<typeof partsOf> = [
    [Math.floor(seconds / DAY), 'day'],
    [Math.floor((seconds % DAY) / 3600), 'hour'],
    [Math.floor((seconds % 3600) / 60), 'minute'],
    [seconds % 60, 'second'],
  ];
  return parts.filter(([amount]) => amount > 0);
}

function count(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}
