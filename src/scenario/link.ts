// A moment of a run as the part of an address behind `#`: the scenario (or a preset's name and what was done by hand), the
// cursor, the view, and a fingerprint by which the page can tell whether it has reached the same world. Opening a link
// never throws, runs nothing of what it holds, and allots no more than is agreed. Form and promises: docs/scenario.md.
import * as v from 'valibot';
import type { StepIndex, Tick } from '../model/ids.ts';
import type { JobPlan } from '../model/mapreduce.ts';
import type { Scenario } from '../model/scenario.ts';
import { LIMITS } from '../model/setup.ts';
import { checkLetters, pack, unpack } from './packing.ts';
import { type Parsed, parse } from './parse.ts';
import { presetOf } from './presets/presets.ts';
import { print, printHands } from './print.ts';

/** Version of the form of links. It changes only when links of the old form could no longer be told from the new. */
export const LINK_VERSION = 1;

/** Longest fragment that is looked at, in characters: a whole text of LIMITS.text characters that does not compress. */
const LONGEST = 4 * LIMITS.text;

/** What a link says. */
export interface Link {
  /** ENGINE_VERSION of the page that made it. */
  readonly engine: number;
  /** Id of the preset that was run, or null. */
  readonly preset: string | null;
  /** The scenario's text; for a preset only what follows its own text: `by hand` and its lines, or ''. */
  readonly text: string;
  /** The moment shown; null: the beginning. */
  readonly cursor: { readonly step: StepIndex; readonly tick: Tick } | null;
  readonly view: LinkView;
  /** worldFingerprint at the cursor, 16 hex digits. */
  readonly fingerprint: string | null;
}

/** What the reader was looking at. Words of the page's own; null: as the page likes. */
export interface LinkView {
  readonly tab: string | null;
  /** Virtual ms per wall ms, 1 to 1/1000, kept to four digits. */
  readonly speed: number | null;
  readonly selection: string | null;
}

/** Why a link cannot be opened. `none`: the fragment is no link at all. The message is for the reader and names a remedy. */
export interface LinkError {
  readonly kind: 'none' | 'too-long' | 'newer' | 'damaged' | 'unknown-preset';
  readonly message: string;
}

/** A link, or why it is none. */
export type DecodedLink =
  | { readonly ok: true; readonly link: Link }
  | { readonly ok: false; readonly error: LinkError };

/** The link as a fragment, without `#`. */
export function encodeLink(link: Link): string {
  const { tab, speed, selection } = link.view;
  const fields: [string, string | null][] = [
    ['v', `${LINK_VERSION}`],
    ['e', `${link.engine}`],
    ['p', link.preset],
    ['at', link.cursor && `${link.cursor.step}.${link.cursor.tick}`],
    ['f', link.fingerprint],
    ['tab', tab],
    ['speed', speed === null ? null : `${Number(speed.toPrecision(4))}`],
    ['sel', selection],
    ...encodeText(link.text),
  ];
  return fields.flatMap(([name, value]) => (value === null ? [] : [`${name}=${escapeText(value)}`])).join('&');
}

/** Reads a fragment, with or without its `#`. */
export function decodeLink(hash: string): DecodedLink {
  if (hash.length > LONGEST) {
    return refused('too-long', `This link has ${hash.length} characters; the page opens links of up to ${LONGEST}.`);
  }
  const fields = splitFields(hash.startsWith('#') ? hash.slice(1) : hash);
  if (fields === null) return damaged('it is cut off or was changed on its way');
  if (fields.v === undefined) return refused('none', 'This address names no moment of a run.');
  if (/^\d{1,9}$/.test(fields.v) && Number(fields.v) > LINK_VERSION) {
    return refused(
      'newer',
      `This link was made with a newer version of this page (link format ${fields.v}, this page knows ${LINK_VERSION}). Reload the page, or open the link where it was made.`,
    );
  }
  const read = v.safeParse(Fields, fields);
  if (!read.success) return damaged(`its part "${read.issues[0].path?.[0]?.key ?? ''}" is not what it should be`);
  const { e, p, at, f, tab, speed, sel, k, s, t } = read.output;
  const text = s === undefined ? (t ?? '') : unpack(s, LIMITS.text);
  if (text === null) return damaged('its scenario cannot be unpacked');
  if (k !== undefined && k !== checkLetters(text)) return damaged('its scenario is cut off or was changed on its way');
  if (p === null && text === '') return damaged('it holds no scenario');
  if (p !== null && presetOf(p) === undefined) {
    return refused(
      'unknown-preset',
      `This link is to the preset "${p}", which this page does not have. It may have been made with another version.`,
    );
  }
  return {
    ok: true,
    link: { engine: e, preset: p, text, cursor: at, view: { tab, speed, selection: sel }, fingerprint: f },
  };
}

/** The scenario that a link is to, or the errors of its text. */
export function scenarioOfLink(link: Pick<Link, 'preset' | 'text'>): Parsed {
  return parse(textOfLink(link));
}

/** The text of the scenario that a link is to, right or wrong. */
export function textOfLink({ preset, text }: Pick<Link, 'preset' | 'text'>): string {
  const before = preset === null ? '' : (presetOf(preset)?.text ?? '');
  return text === '' ? before : `${before}${before === '' ? '' : '\n'}${text}`;
}

/**
 * How a link names a scenario: by the preset it came from as long as only hands were added, otherwise by its whole text. A text
 * that is handed over beside it is named with its digest, so that another of the same name is not taken for it.
 */
export function linkSource(
  scenario: Scenario,
  preset: string | null,
  plan: Pick<JobPlan, 'digest'> | null = null,
): Pick<Link, 'preset' | 'text'> {
  const untouched = preset !== null && presetOf(preset)?.text === print({ ...scenario, hands: [] });
  if (!untouched) return { preset: null, text: print(withDigest(scenario, plan?.digest ?? null)) };
  return { preset, text: scenario.hands.length === 0 ? '' : printHands(scenario.hands) };
}

function withDigest(scenario: Scenario, digest: string | null): Scenario {
  const { job } = scenario.setup;
  if (job === null || job.input.kind !== 'named' || digest === null) return scenario;
  return { ...scenario, setup: { ...scenario.setup, job: { ...job, input: { ...job.input, digest } } } };
}

const whole = (most: number) => v.pipe(v.string(), v.regex(/^\d{1,16}$/), v.transform(Number), v.maxValue(most));
const orNull = <S extends v.GenericSchema<string, unknown>>(schema: S) => v.optional(v.nullable(schema), null);
/** A view that is not understood is left out; the moment can be shown without it. */
const viewWord = v.fallback(orNull(v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,80}$/))), null);

const Fields = v.object({
  v: whole(LINK_VERSION),
  e: v.optional(whole(1_000_000), '1'),
  p: orNull(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,60}$/))),
  at: orNull(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,15}\.\d{1,15}$/),
      v.transform((place) => place.split('.').map(Number)),
      v.transform(([step = 0, tick = 0]) => ({ step, tick })),
    ),
  ),
  f: orNull(v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/))),
  tab: viewWord,
  speed: v.fallback(
    orNull(v.pipe(v.string(), v.regex(/^[01](\.\d{1,7})?$/), v.transform(Number), v.minValue(0.001), v.maxValue(1))),
    null,
  ),
  sel: viewWord,
  k: v.optional(v.string()),
  s: v.optional(v.string()),
  t: v.optional(v.pipe(v.string(), v.maxLength(LIMITS.text))),
});

/** The text as it is or packed, whichever is shorter, behind its check letters. It stands last: a link is cut off at its end. */
function encodeText(text: string): [string, string][] {
  if (text === '') return [];
  const packed = pack(text);
  const isShorter = packed.length < escapeText(text).length;
  return [['k', checkLetters(text)], isShorter ? ['s', packed] : ['t', text]];
}

function splitFields(fragment: string): Record<string, string> | null {
  const fields: [string, string][] = [];
  for (const part of fragment.split('&')) {
    const equals = part.indexOf('=');
    const value = unescapeText(part.slice(equals + 1));
    if (value === null) return null;
    if (equals > 0) fields.push([part.slice(0, equals), value]);
  }
  return Object.fromEntries(fields);
}

/** Percent-encoding that leaves alone what an address may hold, with `+` for a blank. */
function escapeText(text: string): string {
  const escaped = encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd')).replaceAll('%20', '+');
  return escaped.replace(/%(?:40|2C|3A|3B|2F|3D|24)/g, decodeURIComponent);
}

function unescapeText(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', '%20'));
  } catch {
    return null;
  }
}

function damaged(how: string): DecodedLink {
  return refused('damaged', `This link is damaged: ${how}. Copy it again where it was made.`);
}

function refused(kind: LinkError['kind'], message: string): DecodedLink {
  return { ok: false, error: { kind, message } };
}
