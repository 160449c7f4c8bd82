package dev.asyncio4j.impl.process

import dev.asyncio4j.impl.threads.OwnThreads
import dev.asyncio4j.impl.threads.withoutFlag
import java.util.concurrent.Executor

/**
 * The threads that wait for the exits of children.
 *
 * Not `onExit()` of the JDK: that tells of an exit in its common pool, where it waits for a thread
 * beside the jobs of users.
 */
internal val exitWaits = Executor { OwnThreads.waits.execute(withoutFlag(it::run)) }
