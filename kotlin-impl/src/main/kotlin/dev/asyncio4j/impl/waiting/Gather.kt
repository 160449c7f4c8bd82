package dev.asyncio4j.impl.waiting

import dev.asyncio4j.Awaitable
import dev.asyncio4j.Future
import dev.asyncio4j.Outcome
import dev.asyncio4j.exceptions.CancelledError
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
    val byArgument = IdentityHashMap<Awaitable<out T>, FutureImpl<out T>>(each.size * 2)
    val children = each.map { argument ->
      byArgument.getOrPut(argument) { ensureFuture(argument, loop) }
    }
    val outer = GatheringFuture(loop, children, byArgument.size, failFast, collect)
    if (children.isEmpty()) outer.setResult(emptyList()) else outer.watchChildren(byArgument)
    return outer
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
  private val count: Int,
  private val failFast: Boolean,
  private val collect: (List<FutureImpl<out T>>) -> List<R>,
) : FutureImpl<List<R>>(loop) {
  private var finished = 0
  private var cancelRequested = false

  fun watchChildren(distinct: Map<*, FutureImpl<out T>>) {
    val seen = if (distinct.size == children.size) null else IdentityHashMap<FutureImpl<*>, Unit>()
    val doneBefore = ArrayList<FutureImpl<out T>>()
    for (child in children) {
      if (seen != null && seen.put(child, Unit) != null) continue
      if (child.done()) doneBefore += child else child.addCallback(ChildDone())
    }
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
    if (finished < count) return
    // The last child given, not the last to end, says why: so does asyncio.
    if (cancelRequested) setException(children.last().cancelledErrorFor())
    else setResult(collect(children))
  }

  private fun FutureImpl<*>.cancelledErrorFor(): Throwable =
    if (cancelled()) failure()!! else CancelledError()
}
