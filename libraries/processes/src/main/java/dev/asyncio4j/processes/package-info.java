/**
 * Child JVMs that run functions, pools of them, and queues, locks and pipes that they share.
 *
 * <p>Events, conditions and barriers are shared as well; each object has a blocking and a coroutine
 * face, with the names of Python's {@code aioprocessing}.
 *
 * <p>The door is {@link dev.asyncio4j.processes.AioProcesses}. A function lives in the child: the
 * values that it captures are copies there, and static fields are each JVM's own.
 */
@NullMarked
package dev.asyncio4j.processes;

import org.jspecify.annotations.NullMarked;
