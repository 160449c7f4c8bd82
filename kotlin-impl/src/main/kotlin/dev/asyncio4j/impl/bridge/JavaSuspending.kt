package dev.asyncio4j.impl.bridge

import dev.asyncio4j.AsyncGenerator
import dev.asyncio4j.Body
import dev.asyncio4j.Body1
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Future
import dev.asyncio4j.impl.fibers.StackRoom
import dev.asyncio4j.impl.fibers.initialise
import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.JavaCoroutine
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.loop.EventLoop
import java.util.concurrent.Executor
import kotlin.coroutines.Continuation
import kotlin.coroutines.intrinsics.startCoroutineUninterceptedOrReturn
import kotlin.coroutines.intrinsics.suspendCoroutineUninterceptedOrReturn
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.withContext

/** The engine behind `Suspending`, the Java side of the bridge. */
internal object JavaSuspending {
  /** True once the class of calls is initialised, which is loaded with half of the library. */
  @Volatile private var ready = false

  private fun prepare() {
    if (ready) return
    StackRoom.needForClasses()
    initialise(SuspendCall::class.java)
    ready = true
  }

  /**
   * Makes a coroutine of [call], which gets a continuation and returns as a `suspend` function
   * does.
   */
  fun <T> call(call: Body1<Continuation<T>, Any?>, frames: CallFrames): Coroutine<T> {
    prepare()
    return SuspendCall(call, frames)
  }

  fun <T> call(executor: Executor, call: Body1<Continuation<T>, Any?>) =
    KotlinCoroutine(
      { withContext(executor.asCoroutineDispatcher()) { start(call) } },
      origin = call.javaClass,
    )

  @Suppress("UNCHECKED_CAST")
  fun callVoid(call: Body1<Continuation<Unit>, Any?>, frames: CallFrames): Coroutine<Void?> {
    prepare()
    return SuspendCall(call as Body1<Continuation<Void?>, Any?>, frames) { null }
  }

  private suspend fun <T> start(call: Body1<Continuation<T>, Any?>): T =
    suspendCoroutineUninterceptedOrReturn {
      call.run(it)
    }

  /** Runs [body], in direct style, as the `suspend` function of [continuation]. */
  fun <T> resume(continuation: Continuation<T>, body: Body<out T>): Any? = suspend {
    KotlinAwait.await(JavaCoroutine<T> { body.run() })
  }
    .startCoroutineUninterceptedOrReturn(continuation)

  fun <T> scope(body: Body1<in CoroutineScope, out T>): Coroutine<T> =
    KotlinCoroutine(
      { KotlinAwait.await(JavaCoroutine<T> { body.run(this) }) },
      origin = body.javaClass,
    )

  fun <T> deferred(future: Future<T>): Deferred<T> =
    FutureDeferred.of(
      requireNotNull(future as? FutureImpl<T>) {
        "a future of asyncio4j was expected, got ${Texts.of(future)}"
      }
    )

  fun <T> generator(flow: Flow<T>): AsyncGenerator<T> = FlowGenerator(flow)

  fun dispatcher(loop: EventLoop): CoroutineDispatcher =
    requireNotNull(loop as? TaskLoop) {
        "an event loop of asyncio4j was expected, got ${Texts.of(loop)}"
      }
      .dispatcher
}
