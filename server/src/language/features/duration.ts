const DAY = 86_400;

/**
 * Seconds as people say them: 86400 is `24 hours (1 day)`, 5400 is `1 hour 30 minutes`. Undefined for what is no whole,
 * positive number of seconds.
 */
export function durationInWords(seconds: number): string | undefined {
  if (!Number.isSafeInteger(seconds) || seconds < 0) return undefined;
  if (seconds === 0) return '0 seconds';
  if (seconds % DAY === 0) return `${count(seconds / 3600, 'hour')} (${count(seconds / DAY, 'day')})`;
  const parts: [number, string][] = [
    [Math.floor(seconds / DAY), 'day'],
    [Math.floor((seconds % DAY) / 3600), 'hour'],
    [Math.floor((seconds % 3600) / 60), 'minute'],
    [seconds % 60, 'second'],
  ];
  return parts
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => count(amount, unit))
    .join(' ');
}

function count(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}
