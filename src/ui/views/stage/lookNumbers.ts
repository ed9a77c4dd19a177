// Looks of messages as numbers, for what is told to a thread that paints: each look is told once, and then by its number.
import type { Message } from '../../../model/world.ts';
import { type MessageLook, messageLook } from './messageLook.ts';

/** Looks numbered from 0 in the order in which they come. */
export interface LookNumbers {
  of(message: Message): number;
  /** The looks that have come since they were last asked for, in the order of their numbers. */
  fresh(): readonly MessageLook[];
}

/** Begins to number: messages that look alike have one number. */
export function lookNumbers(): LookNumbers {
  const known = new WeakMap<Message, number>();
  const numbers = new Map<string, number>();
  let news: MessageLook[] = [];
  return {
    of(message) {
      let number = known.get(message);
      if (number === undefined) {
        const look = messageLook(message);
        const key = Object.values(look).join();
        number = numbers.get(key) ?? numbers.size;
        if (number === numbers.size) news.push(look);
        numbers.set(key, number);
        known.set(message, number);
      }
      return number;
    },
    fresh() {
      const looks = news;
      news = [];
      return looks;
    },
  };
}
