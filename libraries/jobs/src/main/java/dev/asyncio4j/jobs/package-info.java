/**
 * Background jobs: work that a request starts and does not wait for.
 *
 * <p>At most so many run at once, failures are told, and the end waits for them.
 *
 * <p><i>Python:</i> aiojobs 1.4. The door is {@link dev.asyncio4j.jobs.Scheduler}.
 *
 * <pre>{@code
 * try (var scheduler = Scheduler.create(SchedulerOptions.defaults().limit(10))) {
 *   for (String url : urls) await(scheduler.spawn(fetch(url)));
 * } // waits for all of them, a minute at most
 * }</pre>
 */
@NullMarked
package dev.asyncio4j.jobs;

import org.jspecify.annotations.NullMarked;
