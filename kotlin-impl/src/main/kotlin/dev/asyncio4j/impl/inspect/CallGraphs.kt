package dev.asyncio4j.impl.inspect

import dev.asyncio4j.CallGraphOptions
import dev.asyncio4j.Future
import dev.asyncio4j.FutureCallGraph
import dev.asyncio4j.impl.fibers.StackRoom
import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.tasks.FutureImpl
import java.util.IdentityHashMap

/** `capture_call_graph` and `format_call_graph`: each task once, whatever leads to it. */
internal object CallGraphs {

  fun ours(future: Future<*>): FutureImpl<*> {
    require(future is FutureImpl<*>) {
      "${Texts.of(future)} is no future of this library: give one of createFuture or createTask"
    }
    return future
  }

  fun capture(future: Future<*>, options: CallGraphOptions): FutureCallGraph =
    Capture(options).of(ours(future))

  fun format(future: Future<*>, options: CallGraphOptions): String {
    StackRoom.needForClasses()
    return CallGraphText(options).of(ours(future))
  }

  /**
   * Makes the records, those of the awaiters first; not by recursion, for a chain may be long. A
   * task that is met on the way to itself gets a record that leads nowhere.
   */
  private class Capture(private val options: CallGraphOptions) {
    private class Visit(val future: FutureImpl<*>, val awaiters: List<Awaiter>) {
      val made = ArrayList<FutureCallGraph>(awaiters.size)
    }

    private val made = IdentityHashMap<FutureImpl<*>, FutureCallGraph>()
    private val path = ArrayList<Visit>()
    private val onPath = IdentityHashMap<FutureImpl<*>, Unit>()

    fun of(future: FutureImpl<*>): FutureCallGraph {
      enter(future)
      while (true) {
        val visit = path.last()
        if (visit.made.size == visit.awaiters.size) {
          val record = leave(visit)
          (path.lastOrNull() ?: return record).made += record
          continue
        }
        val awaiter = visit.awaiters[visit.made.size].task
        val known = made[awaiter]
        when {
          known != null -> visit.made += known
          awaiter in onPath -> visit.made += FutureCallGraph(awaiter, emptyList(), emptyList())
          else -> enter(awaiter)
        }
      }
    }

    private fun enter(future: FutureImpl<*>) {
      path += Visit(future, Awaiters.of(future))
      onPath[future] = Unit
    }

    private fun leave(visit: Visit): FutureCallGraph {
      path.removeAt(path.size - 1)
      onPath.remove(visit.future)
      val record = FutureCallGraph(visit.future, TaskStack.shown(visit.future, options), visit.made)
      return record.also { made[visit.future] = it }
    }
  }
}
