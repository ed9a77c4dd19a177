// What is shared: the moment that is shown, in words; its scenario as text and as a file.
import { count } from '../../lib/figures.ts';
import { countText, secondsText } from '../../lib/timeText.ts';

/** What a link holds, one phrase for each part. */
export function contents(moment: {
  readonly title: string;
  readonly preset: string | null;
  readonly lines: number;
  readonly hands: number;
  readonly at: number;
  readonly step: number;
  readonly fingerprint: string | null;
}): readonly { readonly name: string; readonly text: string }[] {
  const { title, preset, lines, hands, at, step, fingerprint } = moment;
  const scenario =
    preset !== null
      ? `“${title || preset}”, by its name`
      : `${title ? `“${title}”, ` : ''}${count(lines, 'line')} of text`;
  return [
    { name: 'Scenario', text: scenario },
    { name: 'Your commands', text: hands === 0 ? 'none' : count(hands, 'command') },
    { name: 'Moment', text: `${secondsText(at)} s, step ${countText(step)}` },
    {
      name: 'Fingerprint',
      text: fingerprint === null ? 'not known' : `${fingerprint}: whoever opens it is told if the world differs`,
    },
  ];
}

/** Lines of a text that say something. */
export function lineCount(text: string): number {
  return text.split('\n').filter((line) => line.trim() !== '').length;
}

/** A file name from a title: `Leader in the minority` is `leader-in-the-minority.raft`. */
export function fileName(title: string): string {
  const word = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return `${word || 'scenario'}.raft`;
}
