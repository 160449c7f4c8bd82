/**
 * Child JVMs that run functions, pools of them, and queues, locks, events, conditions, barriers and
 * pipes that they share, each with a blocking and a coroutine face: the names of aioprocessing.
 *
 * <p>The door is {@link dev.asyncio4j.processes.AioProcesses}. A function lives in the child: the
 * values that it captures are copies there, and static fields are each JVM's own.
 */
@NullMarked
package dev.asyncio4j.processes;

import org.jspecify.annotations.NullMarked;
