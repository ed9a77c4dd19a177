// What the verbs tell the reader by the way: a fork, an end, a thread that was lost. Words only; what can be done is given.
import { countText, secondsText } from '../lib/timeText.ts';
import { notify, setFault } from '../store/view.ts';

/** A command in the past has begun another future. */
export function tellOfFork(goBack: (() => void) | null): void {
  notify({
    tone: 'info',
    title: 'A new future begins here',
    detail: 'The one you came from is kept: it is a line of its own on the timeline.',
    action: goBack && { label: 'Go back to it', run: goBack },
  });
}

/** Playback has halted because the script has no more lines. */
export function tellOfEnd(playOn: () => void): void {
  notify({
    tone: 'info',
    title: 'The scenario is over, the cluster is not',
    detail: 'Play on, or do something to it: it goes on as long as you like.',
    action: { label: 'Play on', run: playOn },
  });
}

/** There is nothing to be played. */
export function tellOfStandstill(): void {
  notify({
    tone: 'info',
    title: 'Nothing will ever happen again',
    detail: 'No message is under way and no timer runs. Restart a server, or ask a clerk to call.',
    action: null,
  });
}

/** A search has come to its place. */
export function tellOfStop(told: string, { step, shownAt }: { step: number; shownAt: number }, goOn: () => void): void {
  notify({
    tone: 'info',
    title: told,
    detail: `This has just come to hold: step ${countText(step)}, at ${secondsText(shownAt)} s.`,
    action: { label: 'On to the next time', run: goOn },
  });
}

/** A search has come back without having found its place. `reason`: a sentence. */
export function tellOfNoStop(told: string, reason: string): void {
  notify({
    tone: 'info',
    title: `Not found: ${told}`,
    detail: `${reason} The run is back where it was.`,
    action: null,
  });
}

/** The thread was replaced and the run is replayed. `reason` is a clause. */
export function tellOfLoss(reason: string): void {
  notify({
    tone: 'warning',
    title: 'The engine had to be started again',
    detail: `Its thread was lost: ${reason}. The run was replayed from its scenario and stands where it stood.`,
    action: null,
  });
}

/** The thread was lost, and the page does not try again by itself. `reason`: a sentence. */
export function giveUp(reason: string, startAgain: () => void): void {
  setFault({
    title: 'The engine cannot go on with this run',
    detail: `${reason} The scenario itself is kept.`,
    actions: [
      { label: 'Start this scenario from its beginning', run: startAgain },
      { label: 'Reload the page', run: () => location.reload() },
    ],
  });
}
