// The chips over the event list: the decisions in sight, the traffic that carries them on request.
import { useState } from 'react';
import { selectScenario } from '../../store/selectors.ts';
import { usePage } from '../../store/store.ts';
import { FIRST_TOPICS, TOPICS, type Topic, topicsIn } from './topic.ts';

interface Props {
  readonly topics: readonly Topic[];
  readonly onChange: (topics: readonly Topic[]) => void;
}

/** One chip for each interest; those that are off at first stand behind "more", with one for everything. */
export function TopicChips({ topics, onChange }: Props) {
  const [open, setOpen] = useState(false);
  const { setup } = usePage(selectScenario);
  const offered = topicsIn(setup);
  const hidden = offered.filter(({ id }) => !FIRST_TOPICS.includes(id));
  const isAll = offered.every(({ id }) => topics.includes(id));
  const wanted = open || hidden.some(({ id }) => topics.includes(id));
  const shown = wanted ? offered : offered.filter(({ id }) => FIRST_TOPICS.includes(id));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a border and a legend
    <div className="topics" role="group" aria-label="Which events are listed">
      {shown.map(({ id }) => (
        <Chip key={id} id={id} topics={topics} onChange={onChange} />
      ))}
      {wanted ? (
        <button
          type="button"
          className="topic"
          aria-pressed={isAll}
          title={isAll ? 'Back to the decisions' : 'Everything that happens'}
          onClick={() => {
            setOpen(!isAll);
            onChange(isAll ? FIRST_TOPICS : TOPICS.map(({ id }) => id));
          }}
        >
          All
        </button>
      ) : (
        <button
          type="button"
          className="topic"
          aria-expanded={false}
          title={hidden.map(({ label }) => label).join(', ')}
          onClick={() => setOpen(true)}
        >
          More…
        </button>
      )}
    </div>
  );
}

function Chip({ id, topics, onChange }: Props & { readonly id: Topic }) {
  const topic = TOPICS.find((one) => one.id === id);
  const isOn = topics.includes(id);
  return (
    <button
      type="button"
      className="topic"
      aria-pressed={isOn}
      title={topic?.about}
      onClick={() => onChange(isOn ? topics.filter((t) => t !== id) : [...topics, id])}
    >
      {topic?.label}
    </button>
  );
}
