package dev.asyncio4j.processes;

/**
 * The state of a pool at one moment.
 *
 * @param workers the JVMs that are there, or start
 * @param busy those that run a task
 * @param queued the tasks that wait for one
 * @param done the tasks that have ended, in whatever way
 * @param died the JVMs that died while they had work, or at their start
 */
public record PoolStatistics(int workers, int busy, int queued, long done, long died) {}
