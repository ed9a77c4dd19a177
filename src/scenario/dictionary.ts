// Text that packed links of format 1 refer back to instead of repeating it.

/**
 * What scenarios are likely to say, the likeliest last (deflate reaches the end of a dictionary most cheaply).
 * FROZEN: every link ever made depends on every character of it. A better one needs a new format version.
 */
export const DICTIONARY =
  'network reliable ordered\nnetwork unreliable reordering\nconnect disconnected\ndisconnect any connected\nsnapshot-every 10  network labrpc unreliable\nlet m = messages\nlet old = leader\nchoose {\n  50% { restart any down; wait 10..20 }\nagree 101 on 3 retry as i\nexpect applied $i on exactly 0\nexpect terms agree\nexpect appends once\nexpect requests - $m <= 30\nexpect state of servers < 2000\ndisconnect $old\n' +
  'commit-past-sent\nstale-install\nstale-votes\nhalf-quorum\nack-before-fsync\ntruncate-always\nno-log-check\nvote-not-durable\nvote-twice\nlocal-read\nno-dedup\nbug commit-old-term' +
  ' majority of the servers; the entry; a new leader; the old leader; committed. The followers. It has term ' +
  'workload keys 5 gap 10..50 get append cas until 5000\nnemesis crash, restart, partition, heal, pause, cut every 500..1500 until 10000\n' +
  'deliver n1>n2@100\nduplicate n2>n1@100\ndelay n1>n4@100\ndrop n1>n5@100\nmend leader <> followers\ncut leader <> rest\ncut n1 > n2\nlink all loss 10% latency 10..100\nlink leader > followers duplicate 5%\n' +
  'clock n1 50%\ndisk servers 5..10\nwipe n1\nsnapshot n2\npause n3\nresume n3\nbug off \nbug on \n' +
  'heartbeat 50  disk 5..10  snapshot 1000  batch 1  retry 100  noop off\ntitle \nnodes 3  clerks 2  seed 42  latency 10..30  loss 5%  duplicate 5%  election 150..300\n' +
  'note The leader \nnote Now \nrepeat 10 { \nwait 100..300\nend\nexpect n1.role = follower\nexpect n2.currentTerm = 3\nexpect n3.votedFor = none\nawait n4.lastIndex >= 3\nawait n5.snapshotIndex >= 3\nawait leader.lastApplied >= 3\nawait leader.commitIndex >= 2 within 2000\n' +
  'expect violation I5\nawait value x=none on n1\nexpect answer c1 = ok\nawait answered c1\nawait no leader\nawait leader n2\ntimeout n2\ncrash n2\nrestart n2\nstart leader 1\ncall c2 append y 2\ncall c1 cas x none 1\ncall c1 get x via \ncrash any follower\ncrash any 2 followers\nrestart down\n' +
  'partition leader, any follower | rest\npartition n1, n2 | n3, n4, n5\n@900 \n+100 \n+200 heal\nexpect linearizable\nexpect no violation\nexpect committed x=1 on 3\ncrash leader\ncall c1 put x 1\nawait committed x=2 on 5\n\nby hand\n@1000 \nraft 1\n\nawait leader\n';
