/**
 * Locks, events, conditions, semaphores and barriers for the tasks of one loop.
 *
 * <p>They keep tasks apart across awaits, not threads: between two awaits nothing else of the loop
 * runs, so state that is changed without awaiting needs none of them. Waiters are served in the
 * order in which they came. No method takes a time limit: wrap the wait in {@link
 * dev.asyncio4j.Asyncio#waitFor} or {@code timeout}.
 *
 * <p>Unlike asyncio's, a primitive is not bound to the loop that first used it: a loop may use it
 * as soon as no task of another loop waits for it.
 */
@NullMarked
package dev.asyncio4j.sync;

import org.jspecify.annotations.NullMarked;
