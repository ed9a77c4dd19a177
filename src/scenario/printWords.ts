// Commands and conditions as text. What prints whole scenarios is print.ts: it knows the setup as well, and with it how to read one.
import type { ClientCall, Command, Load, Nemesis, Selection } from '../model/command.ts';
import type { Condition } from '../model/scenario.ts';
import { printPercent, printRange } from './amounts.ts';
import { DEFAULT_LOAD, DEFAULT_NEMESIS } from './bounds.ts';
import { printAmount } from './quantities.ts';
import { printSelection, printSelector } from './selectors.ts';
import { printControlCall, printShardCondition } from './shards.ts';
import { quote } from './tokens.ts';

/** A command as a line of a script, without its time: `crash any follower`. */
export function printCommand(command: Command): string {
  switch (command.type) {
    case 'call': {
      const via = command.via ? ` via ${printSelector(command.via)}` : '';
      return `call ${printSelector(command.clerk)} ${printCall(command.call)}${via}`;
    }
    case 'start':
      return `start ${printSelection(command.nodes)} ${quote(command.value)}`;
    case 'workload':
      return joined(
        'workload',
        isClerks(command.clerks) ? '' : printSelection(command.clerks),
        printLoad(command.load),
      );
    case 'nemesis':
      return joined('nemesis', printNemesis(command.nemesis));
    case 'crash':
    case 'restart':
    case 'pause':
    case 'resume':
    case 'timeout':
    case 'snapshot':
    case 'wipe':
      return `${command.type} ${printSelection(command.nodes)}`;
    case 'disk':
      return `disk ${printSelection(command.nodes)} ${printRange(command.delay)}`;
    case 'clock':
      return `clock ${printSelection(command.nodes)} ${printPercent(command.rate)}`;
    case 'cut':
    case 'mend':
      return `${command.type} ${printDirections(command)}`;
    case 'link':
      return joined('link', isAll(command) ? 'all' : printDirections(command), printFigures(command));
    case 'partition':
      return `partition ${command.sides.map(printSelection).join(' | ')}`;
    case 'heal':
      return 'heal';
    case 'disconnect':
    case 'connect':
      return `${command.type} ${printSelection(command.nodes)}`;
    case 'network':
      return joined(
        'network',
        command.unreliable === null ? '' : command.unreliable ? 'unreliable' : 'reliable',
        command.reordering === null ? '' : command.reordering ? 'reordering' : 'ordered',
        command.longDelays === null ? '' : command.longDelays ? 'long-delays' : 'short-delays',
      );
    case 'drop':
    case 'duplicate':
    case 'deliver':
      return `${command.type} ${command.message}`;
    case 'delay':
      return `delay ${command.message} ${command.by}`;
    case 'bug':
      return joined(
        `bug ${command.on ? 'on' : 'off'} ${command.bug}`,
        command.nodes ? `on ${printSelection(command.nodes)}` : '',
      );
  }
}

/** A condition as after `await` or `expect`: `committed x=1 on 3`. */
export function printCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'leader':
      return joined('leader', condition.nodes ? printSelection(condition.nodes) : '');
    case 'no leader':
    case 'no violation':
    case 'linearizable':
    case 'terms agree':
    case 'appends once':
    case 'job done':
    case 'output matches':
      return condition.kind;
    case 'committed': {
      const key = condition.key === null ? '' : `${quote(condition.key)}=`;
      return `committed ${key}${quote(condition.value)} on ${condition.servers}`;
    }
    case 'value':
      return `value ${quote(condition.key)}=${orNone(condition.value)} on ${printSelection(condition.nodes)}`;
    case 'field':
      return `${printSelector(condition.node)}.${condition.field} ${condition.op} ${condition.value}`;
    case 'amounts':
      return `${printAmount(condition.left)} ${condition.op} ${printAmount(condition.right)}`;
    case 'applied':
      return `applied ${printAmount(condition.index)} on ${condition.exactly ? 'exactly ' : ''}${condition.servers}`;
    case 'answered':
      return joined('answered', condition.clerks ? printSelection(condition.clerks) : '');
    case 'answer':
      return `answer ${printSelector(condition.clerk)} = ${orNone(condition.value)}`;
    case 'violation':
      return joined('violation', condition.invariant ?? '');
    default:
      return printShardCondition(condition);
  }
}

/** What a clerk is asked, as in a script: `put x 1`, `cas x none 2`, `vput x 1 0`, `join 100`. */
function printCall(call: ClientCall): string {
  if (!('key' in call)) return printControlCall(call);
  const key = quote(call.key);
  if (call.type === 'get') return `get ${key}`;
  if (call.type === 'vput') {
    const { version = 0 } = call;
    return `vput ${key} ${quote(call.value)} ${typeof version === 'number' ? version : `$${version}`}`;
  }
  if (call.type === 'cas') return `cas ${key} ${orNone(call.expected)} ${quote(call.value)}`;
  return `${call.type} ${key} ${quote(call.value)}`;
}

function printLoad(load: Load | null): string {
  if (load === null) return 'off';
  const kinds = ['get', 'put', 'append', 'cas', 'vput'] as const;
  return joined(
    load.keys === DEFAULT_LOAD.keys ? '' : `keys ${load.keys}`,
    printRange(load.gap) === printRange(DEFAULT_LOAD.gap) ? '' : `gap ${printRange(load.gap)}`,
    ...kinds.map((kind) => (load.mix[kind] === DEFAULT_LOAD.mix[kind] ? '' : `${kind} ${load.mix[kind] ?? 0}`)),
    load.until === null ? '' : `until ${load.until}`,
  );
}

function printNemesis(nemesis: Nemesis | null): string {
  if (nemesis === null) return 'off';
  const kinds = nemesis.kinds.join(', ');
  return joined(
    kinds === DEFAULT_NEMESIS.kinds.join(', ') ? '' : kinds,
    printRange(nemesis.every) === printRange(DEFAULT_NEMESIS.every) ? '' : `every ${printRange(nemesis.every)}`,
    nemesis.until === null ? '' : `until ${nemesis.until}`,
  );
}

type Directions = { readonly from: Selection; readonly to: Selection; readonly both: boolean };

function printDirections({ from, to, both }: Directions): string {
  return `${printSelection(from)} ${both ? '<>' : '>'} ${printSelection(to)}`;
}

function printFigures({ loss, duplicate, latency }: Extract<Command, { type: 'link' }>): string {
  return joined(
    loss === null ? '' : `loss ${printPercent(loss)}`,
    duplicate === null ? '' : `duplicate ${printPercent(duplicate)}`,
    latency === null ? '' : `latency ${printRange(latency)}`,
  );
}

/** Every link: written `link all` for short. */
function isAll({ from, to, both }: Directions): boolean {
  return !both && printSelection(from) === 'all' && printSelection(to) === 'all';
}

function isClerks(selection: Selection): boolean {
  return selection.length === 1 && selection[0]?.kind === 'clerks';
}

/** A key or value, or `none` for null; the text "none" is quoted, so that the two stay apart. */
function orNone(text: string | null): string {
  if (text === null) return 'none';
  return text === 'none' ? '"none"' : quote(text);
}

/** Words with blanks between; empty ones are left out. */
export function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}
