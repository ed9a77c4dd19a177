// The stage of a MapReduce job: the ring's picture with the coordinator, the workers and the store.
import { JobLegend } from './JobLegend.tsx';
import { JobMarks } from './JobMarks.tsx';
import { layoutJob } from './jobLayout.ts';
import { jobWires } from './jobWires.ts';
import { type JobPicture, Ring, type RingProps } from './Ring.tsx';

const JOB: JobPicture = { layout: layoutJob, wires: jobWires, Marks: JobMarks, Legend: JobLegend };

/** The picture of a run with a job. */
export default function JobStage(props: RingProps) {
  return <Ring {...props} job={JOB} />;
}
