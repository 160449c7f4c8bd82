package dev.asyncio4j.impl.waiting

import dev.asyncio4j.Awaitable
import dev.asyncio4j.Future
import dev.asyncio4j.Outcome
import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.impl.tasks.CoroutineImpl
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.LibraryCallback
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.ensureFuture
import dev.asyncio4j.impl.tasks.loopOf
import java.util.IdentityHashMap

/**
 * `gather`: results in the order given; an awaitable that is given twice runs once and fills each
 * of its places.
 */
internal object Gather {

  fun <T> results(each: Collection<Awaitable<out T>>): Future<List<T>> =
    gather(each, true) { children -> children.map { it.result() } }

  fun <T> outcomes(each: Collection<Awaitable<out T>>): Future<List<Outcome<T>>> =
    gather(each, false) { children -> children.map(::outcome) }

  private fun <T, R> gather(
    each: Collection<Awaitable<out T>>,
    failFast: Boolean,
    collect: (List<FutureImpl<out T>>) -> List<R>,
  ): Future<List<R>> {
    val loop = loopOf(each)
    val arguments = Arguments(each, loop)
    val outer = GatheringFuture(loop, arguments.futures, arguments.distinct, failFast, collect)
    if (each.isEmpty()) outer.setResult(emptyList()) else outer.watchChildren()
    return outer
  }

  /** The futures of what is gathered, in order. */
  private class Arguments<T>(each: Collection<Awaitable<out T>>, private val loop: TaskLoop) {
    val futures = ArrayList<FutureImpl<out T>>(each.size)

    /** The future of each argument so far; null while none can have been given twice. */
    private var known: MutableMap<Awaitable<out T>, FutureImpl<out T>>? = null

    init {
      for (argument in each) {
        if (known == null && !comesFirst(argument))
          known = each.zip(futures).toMap(IdentityHashMap(each.size * 2))
        futures += known?.getOrPut(argument) { futureOf(argument) } ?: futureOf(argument)
      }
    }

    val distinct: List<FutureImpl<out T>> = if (known == null) futures else futures.distinct()

    private fun futureOf(argument: Awaitable<out T>): FutureImpl<out T> =
      ensureFuture(argument, loop)

    /** True if the argument cannot have come before: its task would have begun to own it. */
    private fun comesFirst(argument: Awaitable<out T>) =
      argument is CoroutineImpl<*> && argument.isNew && loop.getTaskFactory() == null
  }

  private fun <T> outcome(child: FutureImpl<out T>): Outcome<T> {
    if (child.cancelled()) return Outcome.Cancelled(child.newCancelledError())
    val failure = child.failure() ?: return Outcome.Success(child.result())
    return Outcome.Failure(failure)
  }
}

/** The future of a gather: cancelling it means cancelling its children. */
internal class GatheringFuture<T, R>(
  loop: TaskLoop,
  private val children: List<FutureImpl<out T>>,
  private val distinct: List<FutureImpl<out T>>,
  private val failFast: Boolean,
  private val collect: (List<FutureImpl<out T>>) -> List<R>,
) : FutureImpl<List<R>>(loop) {
  private var finished = 0
  private var cancelRequested = false

  fun watchChildren() {
    val doneBefore = ArrayList<FutureImpl<out T>>()
    for (child in distinct) if (child.done()) doneBefore += child
    else child.addCallback(ChildDone())
    doneBefore.forEach(::childDone)
  }

  override fun cancel(message: String?): Boolean {
    if (done()) return false
    var any = false
    for (child in children) any = child.cancel(message) || any
    if (any) cancelRequested = true // even if every child swallows it, the gather ends cancelled
    return any
  }

  private inner class ChildDone : LibraryCallback() {
    override val callsNoUserCode: Boolean
      get() = true

    override val awaiters
      get() = listOf(this@GatheringFuture)

    override val by
      get() = "gather"

    override fun onDone(future: FutureImpl<*>) = childDone(future)
  }

  private fun childDone(child: FutureImpl<*>) {
    finished++
    if (done()) return child.retrieved()
    if (failFast)
      child.failure()?.let {
        return setException(it)
      }
    if (finished < distinct.size) return
    // The last child given, not the last to end, says why: so does asyncio.
    if (cancelRequested) setException(children.last().cancelledErrorFor())
    else setResult(collect(children))
  }

  private fun FutureImpl<*>.cancelledErrorFor(): Throwable =
    if (cancelled()) failure()!! else CancelledError()
}
