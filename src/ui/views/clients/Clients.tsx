// The clients' side: call something, watch the calls, see what the machine holds.

import { useReading } from '../../store/reading.ts';
import { selectWorld } from '../../store/selectors.ts';
import { CallForm } from './CallForm.tsx';
import { ControlForm } from './ControlForm.tsx';
import { History } from './History.tsx';
import { LoadForm } from './LoadForm.tsx';
import { Machines } from './Machines.tsx';
import './clients.css';

/** The clerks and their history. */
export default function Clients() {
  const world = useReading('tab', selectWorld);
  if (!world) return null;
  return (
    <div className="clients">
      <div className="clients-head">
        <CallForm world={world} />
        {world.setup.shards > 0 ? <ControlForm world={world} /> : null}
        <LoadForm world={world} />
      </div>
      <History world={world} />
      <Machines world={world} />
    </div>
  );
}
