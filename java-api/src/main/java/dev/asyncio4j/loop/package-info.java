/**
 * The event loop, for code below the level of tasks: callbacks, timers, executors and the handler
 * of lost errors.
 *
 * <p>{@link dev.asyncio4j.loop.EventLoop} is the whole loop. Its methods are declared by subject:
 *
 * <ul>
 *   <li>{@link dev.asyncio4j.loop.LoopLifecycle}: running, stopping and closing it;
 *   <li>{@link dev.asyncio4j.loop.CallbackScheduling}: callbacks, timers and the clock;
 *   <li>{@link dev.asyncio4j.loop.TaskScheduling}: futures, tasks and blocking work in executors;
 *   <li>{@link dev.asyncio4j.loop.LoopDiagnostics}: debug mode and the exception handler;
 *   <li>{@link dev.asyncio4j.loop.ChannelWatching}: callbacks for channels of one's own;
 *   <li>{@link dev.asyncio4j.loop.Networking}: connections, servers, datagrams, sockets, names.
 * </ul>
 *
 * <p>A pass of the loop waits for the next timer, event or call from another thread if nothing is
 * ready, queues what has become due, and then runs what the queue holds, in the order in which it
 * was queued. What these callbacks queue waits for the next pass. Most programs need {@link
 * dev.asyncio4j.Asyncio} only.
 */
@NullMarked
package dev.asyncio4j.loop;

import org.jspecify.annotations.NullMarked;
