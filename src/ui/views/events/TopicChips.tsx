// The chips over the event list.
import { TOPICS, type Topic } from './topic.ts';

/** One chip for each interest, and one for all of them. */
export function TopicChips(props: {
  readonly topics: readonly Topic[];
  readonly onChange: (topics: readonly Topic[]) => void;
}) {
  const { topics, onChange } = props;
  const isAll = topics.length === TOPICS.length;
  const toggle = (id: Topic) => onChange(topics.includes(id) ? topics.filter((t) => t !== id) : [...topics, id]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a border and a legend
    <div className="topics" role="group" aria-label="Which events are listed">
      {TOPICS.map(({ id, label, about }) => (
        <button
          key={id}
          type="button"
          className="topic"
          aria-pressed={topics.includes(id)}
          title={about}
          onClick={() => toggle(id)}
        >
          {label}
        </button>
      ))}
      <button
        type="button"
        className="topic"
        aria-pressed={isAll}
        title={isAll ? 'Back to the decisions' : 'Everything that happens'}
        onClick={() => onChange(isAll ? ['elections', 'replication', 'clients', 'faults'] : TOPICS.map(({ id }) => id))}
      >
        All
      </button>
    </div>
  );
}
