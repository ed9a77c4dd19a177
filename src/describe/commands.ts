// What the user, the script and the faults did, and what the checks found, in sentences.
import type { Event } from '../model/event.ts';
import type { NodeId } from '../model/ids.ts';
import { commandSentence } from './command.ts';
import { invariantOf } from './invariants.ts';
import { capital, count, decision, nodes, type Piece, report, type Sentence, stopped, write } from './piece.ts';
import { WHY } from './why.ts';

type Of<T extends Event['type']> = Event & { readonly type: T };

/** The events that come from outside the protocol. */
export type CommandEvent = Of<
  | 'NodeCrashed'
  | 'NodeRestarted'
  | 'NodePaused'
  | 'NodeResumed'
  | 'CommandPerformed'
  | 'CommandIgnored'
  | 'NoteShown'
  | 'AwaitEnded'
  | 'ExpectationHeld'
  | 'ExpectationFailed'
  | 'ScenarioEnded'
  | 'InvariantViolated'
>;

/** What was done to the cluster, or found out about it. */
export function commandEventSentence(event: CommandEvent): Sentence {
  switch (event.type) {
    case 'NodeCrashed':
      return crashed(event.node, event.lostEntries);
    case 'NodeRestarted':
      return restarted(event);
    case 'NodePaused':
      return report(write`${{ node: event.node }} is paused: it stands still, and its messages wait.`);
    case 'NodeResumed':
      return report(write`${{ node: event.node }} goes on; whatever waited for it arrives now.`);
    case 'CommandPerformed':
      return report(write`${by(event.line)}: ${uncapital(commandSentence(event.command))}${meant(event)}.`);
    case 'CommandIgnored': {
      const command = uncapital(commandSentence(event.command));
      return report(
        write`${by(event.line)}: ${{ strong: 'nothing done' }} for “${command}”, because ${stopped(event.reason)}`,
      );
    }
    case 'NoteShown':
      return report(write`${event.text === '' ? 'The caption is taken away.' : stopped(event.text)}`);
    case 'AwaitEnded':
      return report(write`Line ${event.line} goes on: what it waited for has come true (${event.text}).`);
    case 'ExpectationHeld':
      return report(write`What line ${event.line} expects holds (${event.text}).`);
    case 'ExpectationFailed':
      return report(write`Line ${event.line} ${{ strong: 'fails' }}: ${stopped(event.message)}`);
    case 'ScenarioEnded':
      return report(write`The scenario ends at line ${event.line}.`);
    case 'InvariantViolated':
      return violated(event);
  }
}

function crashed(node: NodeId, lost: number): Sentence {
  const job = JOB_PROCESSES[node.charAt(0)];
  if (job) return report(write`${{ node }} ${{ strong: 'crashes' }}. ${job.crash}.`);
  if (isClerk(node))
    return report(write`${{ node }} crashes. If a call of it was under way, it will never hear the answer.`);
  const memory =
    lost === 0
      ? 'Its memory is gone; nothing of its log is lost with it'
      : `Its memory is gone, and with it ${count(lost, 'entry', 'entries')} that ${lost === 1 ? 'was' : 'were'} not yet on its disk`;
  return report(write`${{ node }} ${{ strong: 'crashes' }}. ${memory}.`);
}

function restarted({ node, term, lastIndex }: Of<'NodeRestarted'>): Sentence {
  const job = JOB_PROCESSES[node.charAt(0)];
  if (job) return report(write`${{ node }} ${{ strong: 'starts again' }}. ${job.restart}.`);
  if (isClerk(node)) return report(write`${{ node }} starts again. Its request numbers go on where they stood.`);
  const blank = term === 0 && lastIndex === 0;
  const log = lastIndex === 0 ? 'an empty log' : `its log through index ${lastIndex}`;
  const holds = blank ? 'nothing' : `term ${term} and ${log}`;
  const text = write`${{ node }} ${{ strong: 'restarts' }} as a follower. Its disk holds ${holds}; what is committed it must learn anew.`;
  return decision(text, 'recallState', WHY.recallState);
}

/** What the crash and the restart of a job's processes mean, by the first letter of their ids (model/jobNodes.ts). */
const JOB_PROCESSES: Readonly<Record<string, { readonly crash: string; readonly restart: string }>> = {
  w: { crash: 'What it was at is lost, and nobody is told', restart: 'It knows of no task and asks for one' },
  m: {
    crash: 'Its table of tasks was in memory alone and is gone',
    restart: 'It begins the job anew; what is on the store stays there',
  },
  f: {
    crash: 'Its files stay; a write that was under way stays unfinished',
    restart: 'It has the files that it had',
  },
};

/** Ids of clerks begin with c, those of servers with n (model/ids.ts). */
function isClerk(node: NodeId): boolean {
  return node.startsWith('c');
}

/** Who gave a command. */
function by(line: number): string {
  return line === 0 ? 'By hand' : line < 0 ? 'By the nemesis' : `Line ${line}`;
}

function uncapital(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** The processes that a command meant, where its words do not name them. A partition's sides are for the eye. */
function meant({ command, nodes: ids }: Of<'CommandPerformed'>): readonly Piece[] {
  if (command.type === 'partition') return [];
  const words = commandSentence(command).split(/[^\w]+/);
  const unnamed = ids.filter((id) => !words.includes(id));
  return unnamed.length === 0 ? [] : write`; that is ${nodes(unnamed)}`;
}

function violated({ violation }: Of<'InvariantViolated'>): Sentence {
  const { invariant: id, detail, index } = violation;
  const invariant = invariantOf(id);
  const where = index === null ? '' : ` at index ${index}`;
  const text = write`${{ strong: `${capital(invariant?.name ?? id)} is broken${where}` }}: ${stopped(detail)}`;
  if (!invariant) return report(text);
  return { text, why: `${id} demands: ${invariant.statement}`, rule: null };
}
