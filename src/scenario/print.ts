// From scenario to text: the one way in which each thing is written. Defaults are not.
import type { Action, HandCommand, Scenario, Statement, When } from '../model/scenario.ts';
import { printRange } from './amounts.ts';
import { DEFAULT_WITHIN } from './bounds.ts';
import { joined, printCommand, printCondition } from './printWords.ts';
import { printAmount } from './quantities.ts';
import { printSelection } from './selectors.ts';
import { printSetup } from './setupLines.ts';
import { quote, quoteLine } from './tokens.ts';

/** Longest block that is written on one line, in characters. */
const LINE_BLOCK = 90;

/** A scenario as text. An empty line stands before the script, before each caption and before what was done by hand. */
export function print(scenario: Scenario): string {
  const title = scenario.title === '' ? [] : [`title ${quoteLine(scenario.title)}`];
  const lines = ['raft 1', ...title, ...printSetup(scenario.setup)];
  scenario.script.forEach((statement, i) => {
    if (i === 0 || statement.action.do === 'note') lines.push('');
    lines.push(...printStatement(statement));
  });
  if (scenario.hands.length > 0) lines.push('', printHands(scenario.hands));
  else lines.push('');
  return lines.join('\n');
}

/** What was done by hand: the line `by hand` and one line for each command, each with its line end. */
export function printHands(hands: readonly HandCommand[]): string {
  const lines = hands.map(
    ({ tick, after, command }) => `@${tick}${after === 0 ? '' : `.${after}`} ${printCommand(command)}\n`,
  );
  return `by hand\n${lines.join('')}`;
}

function printStatement(statement: Statement): string[] {
  const [first, ...rest] = printAction(statement.action) as [string, ...string[]];
  return [joined(statement.when ? printWhen(statement.when) : '', first), ...rest];
}

function printWhen(when: When): string {
  return when.kind === 'at' ? `@${when.tick}` : `+${when.ticks}`;
}

/** The lines of an action; the first one can follow a time. */
function printAction(action: Action): string[] {
  switch (action.do) {
    case 'command':
      return [printCommand(action.command)];
    case 'await':
      return [
        joined(
          `await ${printCondition(action.condition)}`,
          action.within === DEFAULT_WITHIN ? '' : `within ${action.within}`,
        ),
      ];
    case 'expect':
      return [`expect ${printCondition(action.condition)}`];
    case 'always':
      return [`always ${printCondition(action.condition)}`];
    case 'note':
      return [`note ${quoteLine(action.text)}`];
    case 'wait':
      return [`wait ${printRange(action.ticks)}`];
    case 'repeat':
      return printBlock(`repeat ${action.times}`, action.body);
    case 'if':
      return printBlock(`if ${printCondition(action.condition)}`, action.body);
    case 'choose':
      return [
        'choose {',
        ...action.options.flatMap(({ weight, body }) => printBlock(`${weight}%`, body).map((line) => `  ${line}`)),
        '}',
      ];
    case 'let':
      return [`let ${action.name} = ${action.nodes ? printSelection(action.nodes) : printAmount(action.amount ?? [])}`];
    case 'agree':
      return [
        joined(
          `agree ${quote(action.value)} on ${action.servers}`,
          action.retry ? 'retry' : '',
          action.as === null ? '' : `as ${action.as}`,
        ),
      ];
    case 'end':
      return ['end'];
  }
}

/** On one line when it is short and holds neither a block nor a caption (which would need quotes there). */
function printBlock(head: string, body: readonly Statement[]): string[] {
  const lines = body.flatMap(printStatement);
  const oneLine = `${head} { ${lines.join('; ')} }`;
  const isFlat = body.every(
    ({ action }) => action.do !== 'repeat' && action.do !== 'if' && action.do !== 'choose' && action.do !== 'note',
  );
  if (isFlat && oneLine.length <= LINE_BLOCK) return [oneLine];
  return [`${head} {`, ...lines.map((line) => `  ${line}`), '}'];
}
