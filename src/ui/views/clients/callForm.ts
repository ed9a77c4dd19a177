// The form by which a call is sent: what is typed, what is wrong with it, and the command it comes to.
import type { Command, KvCall } from '../../../model/command.ts';
import { LIMITS } from '../../../model/setup.ts';

/** What is in the form. `server` '' means: whoever leads. `expected` '' with `expectsNone` means "no such key". */
export interface CallDraft {
  readonly clerk: string;
  readonly type: KvCall['type'];
  readonly key: string;
  readonly value: string;
  readonly expected: string;
  readonly expectsNone: boolean;
  readonly server: string;
}

/** What the form holds at first. */
export const FIRST_CALL: CallDraft = {
  clerk: 'c1',
  type: 'put',
  key: 'x',
  value: '1',
  expected: '',
  expectsNone: true,
  server: '',
};

/** What is wrong with a field, as a sentence; only of fields that are wrong. */
export type CallErrors = { readonly [F in 'key' | 'value' | 'expected']?: string };

/** What is wrong with a draft; an empty object: nothing. */
export function callErrors({ type, key, value, expected, expectsNone }: CallDraft): CallErrors {
  const long = `At most ${LIMITS.word} characters.`;
  return {
    ...(key === '' ? { key: 'A key is needed.' } : key.length > LIMITS.word ? { key: long } : {}),
    ...(type !== 'get' && value.length > LIMITS.word ? { value: long } : {}),
    ...(type === 'cas' && !expectsNone && expected.length > LIMITS.word ? { expected: long } : {}),
  };
}

/** The command of a draft in which nothing is wrong. */
export function callCommand(draft: CallDraft): Command {
  const { clerk, type, key, value, expected, expectsNone, server } = draft;
  const call: KvCall = {
    type,
    key,
    value: type === 'get' ? '' : value,
    expected: type === 'cas' && !expectsNone ? expected : null,
  };
  return {
    type: 'call',
    clerk: { kind: 'id', id: clerk },
    call,
    via: server === '' ? null : { kind: 'id', id: server },
  };
}

/** The draft for the next call: a whole number counts on, so that one write can be told from the next. */
export function nextDraft(draft: CallDraft): CallDraft {
  if (draft.type === 'get' || draft.type === 'append' || !/^\d{1,9}$/.test(draft.value)) return draft;
  const value = String(Number(draft.value) + 1);
  return draft.type === 'cas' ? { ...draft, value, expected: draft.value, expectsNone: false } : { ...draft, value };
}
