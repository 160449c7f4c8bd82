package dev.asyncio4j.impl.bridge

import dev.asyncio4j.TaskGroup
import dev.asyncio4j.Timeout
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.awaitInline
import dev.asyncio4j.impl.tasks.currentTask
import dev.asyncio4j.impl.waiting.TaskGroupImpl
import dev.asyncio4j.impl.waiting.TimeoutImpl
import java.time.Duration
import kotlin.coroutines.ContinuationInterceptor
import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.coroutineContext
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job

/**
 * Scopes around a Kotlin block. The scope is an operation that the caller awaits; the block in it
 * has a Job of its own, for a Job cannot be un-cancelled: what the scope cancels is that one, and
 * the caller's stays active.
 */
internal object KotlinScopes {

  suspend fun <T> timeout(delay: Duration?, block: suspend CoroutineScope.(Timeout) -> T): T =
    scope("timeout") { inherited ->
      TimeoutImpl.after(delay, currentTask()).scope { nested(inherited) { block(it) } }
    }

  suspend fun <T> timeoutAt(deadline: Duration?, block: suspend CoroutineScope.(Timeout) -> T): T =
    scope("timeoutAt") { inherited ->
      TimeoutImpl.at(deadline, currentTask()).scope { nested(inherited) { block(it) } }
    }

  suspend fun <T> taskGroup(block: suspend CoroutineScope.(TaskGroup) -> T): T =
    scope("taskGroup") { inherited ->
      val group = TaskGroupImpl(currentTask())
      group.end(runCatching { nested(inherited) { block(group) } })
    }

  private suspend fun <T> scope(name: String, run: suspend (CoroutineContext) -> T): T {
    val context = coroutineContext
    val inherited = context.minusKey(Job).minusKey(ContinuationInterceptor).minusKey(TaskImpl)
    return KotlinAwait.await(SuspendCoroutine(name) { run(inherited) })
  }

  private suspend fun <T> nested(
    inherited: CoroutineContext,
    block: suspend CoroutineScope.() -> T,
  ): T = KotlinCoroutine(block, inherited).awaitInline()
}
