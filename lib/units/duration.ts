/** Hours, minutes and seconds as Go writes them; a day has no unit there. */
const GO_DURATION = /^(?=\d)(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/;

/** The seconds of a duration such as `1h30m`; `undefined` for anything else. */
export function secondsOf(duration: unknown): number | undefined {
  const match = typeof duration === 'string' ? GO_DURATION.exec(duration) : null;
  if (match === null) return undefined;
  const [, hours = '0', minutes = '0', seconds = '0'] = match;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
