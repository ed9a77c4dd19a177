// The form of a job as it is filled in, and the scenario that it makes, or what is wrong with it.
import { DEFAULT_JOB, JOB_LIMITS, type JobInput, type JobName, type JobSetup } from '../../../model/mapreduce.ts';
import type { Scenario } from '../../../model/scenario.ts';
import { defaultsWith } from '../../../model/setup.ts';
import { BOUNDS } from '../../../scenario/bounds.ts';
import { sizeText } from '../../lib/figures.ts';
import { clamp } from '../../lib/geometry.ts';
import { jobTitle } from '../../lib/jobTitle.ts';

/** A text that the reader has given: dropped, opened or pasted. It stays in the page. */
export interface OwnText {
  /** What a scenario calls it. */
  readonly name: string;
  readonly text: string;
  /** UTF-8 length. */
  readonly bytes: number;
}

/** The form. Figures as they are typed. */
export interface JobDraft {
  readonly name: JobName;
  readonly pattern: string;
  readonly code: string;
  readonly source: 'book' | 'own' | 'numbers';
  readonly numbers: string;
  readonly own: OwnText | null;
  readonly splits: string;
  readonly reduces: string;
  readonly workers: string;
  /** How long a silent worker is waited for, in ms. */
  readonly patience: string;
  readonly seed: string;
  readonly coordinator: JobSetup['coordinator'];
  readonly backups: boolean;
}

/** A field in which something can be wrong. */
export type JobField = 'pattern' | 'code' | 'numbers' | 'own' | 'splits' | 'reduces' | 'workers' | 'patience' | 'seed';

/** What is wrong, by field, as sentences. */
export type JobErrors = Readonly<Partial<Record<JobField, string>>>;

/** What a user's own code begins with. */
export const FIRST_CODE = `// How long the words are.
function map(document, text, emit) {
  for (const word of text.match(/\\p{L}+/gu) ?? []) {
    emit(String(word.length).padStart(2, ' '), '1');
  }
}

function reduce(key, values) {
  return String(values.length);
}
`;

/** The form as it opens. */
export const FIRST_JOB: JobDraft = {
  name: 'wordcount',
  pattern: 'whale',
  code: FIRST_CODE,
  source: 'book',
  numbers: '1000',
  own: null,
  splits: '8',
  reduces: '10',
  workers: '3',
  patience: '1500',
  seed: '1',
  coordinator: 'pull',
  backups: false,
};

/** The book there is. */
export const BOOK = { name: 'moby-dick', title: 'Moby-Dick', author: 'Herman Melville', bytes: 1_205_000 } as const;

/** So long should a map take, in virtual ms: long enough to be watched, and for messages to look quick beside it. */
const MAP_TIME = 400;

/** A text of the reader that is no longer than this, in characters, stands in the scenario itself, so that a link carries it. */
export function fitsIntoScenario({ text }: Pick<OwnText, 'text'>): boolean {
  return text.length <= JOB_LIMITS.text;
}

/** The scenario of a form, or what is wrong with it. */
export function readJobDraft(
  draft: JobDraft,
): { readonly ok: true; readonly scenario: Scenario } | { readonly ok: false; readonly errors: JobErrors } {
  const errors: Partial<Record<JobField, string>> = {};
  const whole = (field: JobField & keyof JobDraft, [low, high]: readonly [number, number]): number => {
    const text = String(draft[field]).trim();
    const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= low && value <= high) return value;
    errors[field] = `A whole number from ${low} to ${high}.`;
    return low;
  };
  if (draft.name === 'grep' && draft.pattern === '') errors.pattern = 'What should a line have in it?';
  const wrongCode = draft.name === 'custom' ? codeError(draft.code) : null;
  if (wrongCode !== null) errors.code = wrongCode;
  const [input, bytes] = readInput(draft, whole, errors);
  const splits = whole('splits', JOB_LIMITS.splits);
  const job: JobSetup = {
    ...DEFAULT_JOB,
    name: draft.name,
    pattern: draft.name === 'grep' ? draft.pattern : '',
    code: draft.name === 'custom' ? draft.code : '',
    input,
    splits,
    reduces: whole('reduces', JOB_LIMITS.reduces),
    workers: whole('workers', [1, JOB_LIMITS.workers[1]]),
    coordinator: draft.coordinator,
    backups: draft.backups,
    taskTimeout: whole('patience', [1, 600_000]),
    speed: clamp(Math.round(bytes / splits / MAP_TIME), ...JOB_LIMITS.speed),
  };
  const seed = whole('seed', BOUNDS.seed);
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const setup = { ...defaultsWith(job), seed };
  return { ok: true, scenario: { version: 1, title: jobTitle(job), setup, script: [], hands: [] } };
}

function readInput(
  draft: JobDraft,
  whole: (field: 'numbers', bounds: readonly [number, number]) => number,
  errors: Partial<Record<JobField, string>>,
): readonly [JobInput, number] {
  switch (draft.source) {
    case 'book':
      return [{ kind: 'named', name: BOOK.name, digest: null }, BOOK.bytes];
    case 'numbers': {
      const count = whole('numbers', JOB_LIMITS.numbers);
      return [{ kind: 'numbers', count }, 5 * count];
    }
    case 'own': {
      const { own } = draft;
      if (own === null || own.text === '') {
        errors.own = 'Drop a file here, open one, or paste a text.';
        return [DEFAULT_JOB.input, 1];
      }
      const wrong = textError(own);
      if (wrong !== null) errors.own = wrong;
      const input: JobInput = fitsIntoScenario(own)
        ? { kind: 'text', text: own.text }
        : { kind: 'named', name: own.name, digest: null };
      return [input, own.bytes];
    }
  }
}

/** Why a text cannot be taken, as a sentence; null: it can. */
export function textError({ bytes }: Pick<OwnText, 'bytes'>): string | null {
  if (bytes <= JOB_LIMITS.handed) return null;
  return `It has ${sizeText(bytes)}; at most ${sizeText(JOB_LIMITS.handed)} are allowed.`;
}

/** Why code cannot be a job, as a sentence; null: it may be one. Only the sandbox knows more. */
export function codeError(code: string): string | null {
  if (code.length > JOB_LIMITS.code) return `At most ${JOB_LIMITS.code} characters, not ${code.length}.`;
  const lacking = ['map', 'reduce'].filter((name) => !new RegExp(`\\b${name}\\b`).test(code));
  return lacking.length === 0 ? null : `There is no function ${lacking.join(' and none called ')} in it.`;
}
