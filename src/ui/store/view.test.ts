import { describe, expect, it } from 'vitest';
import { DEFAULT_JOB } from '../../model/mapreduce.ts';
import { DEFAULT_SETUP, defaultsWith } from '../../model/setup.ts';
import { tabFor } from './view.ts';

describe('the tab with which a run begins', () => {
  const job = defaultsWith(DEFAULT_JOB);
  const replicated = defaultsWith({ ...DEFAULT_JOB, coordinator: 'replicated' });

  it('is that of the job, where there is one and the other has nothing to say of it', () => {
    expect(['logs', 'history', 'events', 'checks'].map((tab) => tabFor(tab, job))).toEqual([
      'mapreduce',
      'mapreduce',
      'events',
      'checks',
    ]);
    expect(['logs', 'history'].map((tab) => tabFor(tab, replicated))).toEqual(['mapreduce', 'history']);
  });

  it('is that of the logs after a job', () => {
    expect(['mapreduce', 'labs'].map((tab) => tabFor(tab, DEFAULT_SETUP))).toEqual(['logs', 'labs']);
  });
});
