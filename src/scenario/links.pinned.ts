// Links as they were made by earlier versions of this page. They must open for ever: entries are added, never changed.
import type { Link } from './link.ts';

/** Fragments, each with what it says. */
export const PINNED: readonly { readonly what: string; readonly hash: string; readonly link: Link }[] = [
  {
    what: 'a whole scenario, packed, with everything a link can carry',
    hash: 'v=1&e=1&at=1834.4213&f=0123456789abcdef&tab=clients&speed=0.05&sel=n1%3En3@990.2*1&k=sjr5&s=gwpCcpw_KNLTIIUfKLWkE5UFgRncBJYDDfXAeRCU74309CzQsj3WugMUlsaoroIlVmDJCwlT4iIHkpXdiw5vOzwfKKqUmFOspGBorQA0N7M4T71EIR_oMT20AFRKVEhSAicccMkGLgGMgQUAcpgDKy8k1wErK5AJIBeAQwWWRiuAqbSWC72KgtQcJkjZDiOCjZCKFrR8CwwYeCwCzdAzgroL6FZIrMKrFWMHS0ugvJYhFwA',
    link: {
      engine: 1,
      preset: null,
      text: 'raft 1\ntitle One of everything\nnodes 3  clerks 2  seed 42  latency 5..40  loss 1.5%  disk 2..8  snapshot 1000\nbug commit-old-term on n3\n\nawait leader within 500\n@900 partition leader, any follower | rest\n\nnote Größer "als" 1; it isn\'t over.\ncall c1 put x "a b" via n3\nrepeat 3 { crash leader; await leader; call any clerk append x y }\nworkload keys 5 until 4000\nexpect committed x=1 on 2\nexpect n1.commitIndex >= 3\n\nby hand\n@400.2 crash n3\n@1000 drop n1>n3@990.2*1\n',
      cursor: {
        step: 1834,
        tick: 4213,
      },
      view: {
        tab: 'clients',
        speed: 0.05,
        selection: 'n1>n3@990.2*1',
      },
      fingerprint: '0123456789abcdef',
    },
  },
  {
    what: 'a preset with commands by hand',
    hash: 'v=1&e=1&p=first-election&at=12.400&k=I4IU&s=g6sxASZ1I0gZCcrZAA',
    link: {
      engine: 1,
      preset: 'first-election',
      text: 'by hand\n@400.2 crash n3\n',
      cursor: {
        step: 12,
        tick: 400,
      },
      view: {
        tab: null,
        speed: null,
        selection: null,
      },
      fingerprint: null,
    },
  },
  {
    what: 'a preset alone',
    hash: 'v=1&e=1&p=figure-8',
    link: {
      engine: 1,
      preset: 'figure-8',
      text: '',
      cursor: null,
      view: {
        tab: null,
        speed: null,
        selection: null,
      },
      fingerprint: null,
    },
  },
  {
    what: 'a text as it is, typed by a person',
    hash: 'v=1&t=raft+1%0Aseed+7%0Aheal',
    link: {
      engine: 1,
      preset: null,
      text: 'raft 1\nseed 7\nheal',
      cursor: null,
      view: {
        tab: null,
        speed: null,
        selection: null,
      },
      fingerprint: null,
    },
  },
];
