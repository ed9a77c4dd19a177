// The moment that is shown, as a link; and the way back from a link to its moment. A reload is such a way, too.
import { NEVER, type StepIndex, type Tick } from '../../model/ids.ts';
import { ENGINE_VERSION } from '../../model/version.ts';
import { type Link, linkSource, scenarioOfLink } from '../../scenario/link.ts';
import { presetOf } from '../../scenario/presets/presets.ts';
import { countText, secondsText } from '../lib/timeText.ts';
import { selectHands } from '../store/selectors.ts';
import { type Fault, type Notice, type PageState, pageStore, type Selection } from '../store/store.ts';
import { notify, setFault } from '../store/view.ts';
import { load, seek, stay } from './playground.ts';

/** What a link to the moment shown says. Its fingerprint is null where the thread has not told one (see `fingerprintHere`). */
export function momentLink(state: PageState): Link {
  return {
    engine: ENGINE_VERSION,
    ...linkSource({ ...state.scenario, hands: selectHands(state) }, state.preset, state.world?.job),
    cursor: { step: state.step, tick: Math.floor(state.shownAt) },
    view: { tab: state.tab, speed: state.speed, selection: selectionWord(state.selection) },
    fingerprint: state.fingerprint,
  };
}

/** The fingerprint of the world shown; asks the thread where the last frame did not carry one. Pauses. */
export async function fingerprintHere(): Promise<string | null> {
  if (pageStore.getState().fingerprint === null) await stay();
  return pageStore.getState().fingerprint;
}

/** How far the page runs by itself for a link, in steps: some seconds of work, and hours of virtual time. */
export const FARTHEST: StepIndex = 1_000_000;

/** Goes to a link's moment, and says so when the moment reached is not the one that was shared. False: it cannot be opened. */
export async function openMoment(link: Link): Promise<boolean> {
  const read = scenarioOfLink(link);
  if (!read.ok) return false;
  const { tab, speed, selection } = link.view;
  const step = Math.min(link.cursor?.step ?? 0, FARTHEST);
  await load(read.scenario, { preset: link.preset, ...(link.cursor ? { cursor: { step } } : {}) });
  const shown = pageStore.getState();
  if (shown.fault) return false;
  if (shown.scenario.script !== read.scenario.script) return true; // another run has been asked for on the way
  if (link.cursor && link.cursor.tick > shown.shownAt && link.cursor.tick < shown.nextAt) {
    pageStore.setState({ shownAt: link.cursor.tick });
  }
  pageStore.setState({
    selection: selectionOf(selection),
    ...(tab === null ? presetTab(link) : { tab }),
    ...(speed === null ? {} : { speed }),
  });
  const reached = link.fingerprint === null ? null : await fingerprintHere();
  if (pageStore.getState().step !== shown.step) return true; // the reader has gone on meanwhile
  if (link.cursor && shown.step < link.cursor.step) tellOfShortfall(shown, link.cursor.step);
  else if (reached !== null && reached !== link.fingerprint) tellOfOtherWorld(otherWorld(link));
  else if (reached === null && link.cursor) tellOfOtherInstant(pageStore.getState(), link.cursor.tick);
  return true;
}

/** A link to a preset that names no tab opens the one that the preset wants. */
function presetTab({ preset }: Link): { tab?: string } {
  const tab = preset === null ? undefined : presetOf(preset)?.tab;
  return tab === undefined ? {} : { tab };
}

/** Where a link without a fingerprint names an instant at which its step is not shown, it has been changed or is of another engine. */
function tellOfOtherInstant({ shownAt, step }: PageState, tick: Tick): void {
  if (tick === Math.floor(shownAt)) return;
  tellOfOtherWorld(
    `The link is to step ${countText(step)} at ${secondsText(tick)} s; here this step is at ${secondsText(shownAt)} s.`,
  );
}

/** The way to the link's step has ended before it. */
function tellOfShortfall({ step, nextAt, headStep }: PageState, wanted: StepIndex): void {
  const isOver = nextAt === NEVER && step >= headStep;
  const why = isOver
    ? 'nothing happens after it'
    : step >= FARTHEST
      ? 'the page goes no further by itself'
      : 'the way there was stopped';
  const goOn = isOver ? null : { label: 'Go on', run: () => void seek({ step: wanted }) };
  tellOfOtherWorld(`The link is to step ${countText(wanted)}. This is step ${countText(step)}: ${why}.`, goOn);
}

function otherWorld({ engine }: Link): string {
  return engine === ENGINE_VERSION
    ? 'The scenario was replayed to the same step, but its fingerprint is another. The link may have been edited.'
    : `The link was made with version ${engine} of the engine and this is version ${ENGINE_VERSION}: the scenario is the same, what happens in it may not be.`;
}

function tellOfOtherWorld(detail: string, action: Notice['action'] = null): void {
  notify({ tone: 'warning', title: 'This is not quite the moment that was shared', detail, action });
}

/** Explains a link that cannot be opened, with the ways on. */
export function refuseLink(detail: string, actions: Fault['actions']): void {
  setFault({ title: 'This link cannot be opened', detail, actions });
}

/** A selection as one word of a link: `n4`, `n1>n3`, `n1>n3@1000`, `n4.6`, `op3`. Events are not worth a link. */
export function selectionWord(selection: Selection | null): string | null {
  switch (selection?.kind) {
    case 'node':
    case 'message':
      return selection.id;
    case 'link':
      return `${selection.from}>${selection.to}`;
    case 'entry':
      return `${selection.node}.${selection.index}`;
    case 'operation':
      return `op${selection.offset}`;
    default:
      return null;
  }
}

/** What `selectionWord` wrote; null when the word means nothing here. */
export function selectionOf(word: string | null): Selection | null {
  if (word === null) return null;
  const [, from, to, message] = /^([cfmnsw]\d+)>([cfmnsw]\d+)(@[\d.*]+)?$/.exec(word) ?? [];
  if (from && to) return message ? { kind: 'message', id: word } : { kind: 'link', from, to };
  const [, node, index] = /^([cfmnsw]\d+)(?:\.(\d+))?$/.exec(word) ?? [];
  if (node) return index ? { kind: 'entry', node, index: Number(index) } : { kind: 'node', id: node };
  const [, offset] = /^op(\d+)$/.exec(word) ?? [];
  return offset ? { kind: 'operation', offset: Number(offset) } : null;
}
