package dev.asyncio4j.impl.loop

import dev.asyncio4j.Future
import dev.asyncio4j.Task
import dev.asyncio4j.loop.EventLoop
import dev.asyncio4j.loop.ExceptionContext
import dev.asyncio4j.lowlevel.Instrument
import dev.asyncio4j.lowlevel.StepInfo

/** An instrument of the engine's own, which is told of connections, too. */
internal interface ConnectionInstrument : Instrument {
  fun connectionMade(connection: Any, local: Any?, peer: Any?)

  fun connectionLost(connection: Any, error: Throwable?)
}

/**
 * The instruments of a loop, at least one, as the loop sees them in a pass: all are told, in order.
 * One that throws is taken out for good, and that is reported; but not one that has met the end of
 * a body's stack, on which it is told.
 */
internal class InstrumentSet(
  private val instruments: List<Instrument>,
  private val loop: LoopCore,
  private val remove: (Instrument) -> Unit,
) : ConnectionInstrument {
  /** Steps are to be told of. */
  val tellsSteps = instruments.any { wishesOf(it).steps }

  /** More is told than when a run begins and ends: by code of the user's, within any step. */
  val tellsPasses = tellsSteps || instruments.any { wishesOf(it).others }

  override fun runBegan(loop: EventLoop) = tell { it.runBegan(loop) }

  override fun runEnded(loop: EventLoop) = tell { it.runEnded(loop) }

  override fun taskCreated(task: Task<*>, creator: Task<*>?) = tell {
    it.taskCreated(task, creator)
  }

  override fun taskEnded(task: Task<*>) = tell { it.taskEnded(task) }

  override fun taskCancelled(task: Task<*>, message: String?) = tell {
    it.taskCancelled(task, message)
  }

  override fun taskWaits(task: Task<*>, what: Future<*>?) = tell { it.taskWaits(task, what) }

  override fun taskScheduled(task: Task<*>, because: Future<*>?) = tell {
    it.taskScheduled(task, because)
  }

  override fun passBegan(ready: Int) = tell { it.passBegan(ready) }

  override fun stepBegan(step: StepInfo) = tell { it.stepBegan(step) }

  override fun stepEnded(step: StepInfo, nanos: Long) = tell { it.stepEnded(step, nanos) }

  override fun waitBegan(nanos: Long) = tell { it.waitBegan(nanos) }

  override fun waitEnded(nanos: Long, ready: Int) = tell { it.waitEnded(nanos, ready) }

  override fun connectionMade(connection: Any, local: Any?, peer: Any?) = tell {
    if (it is ConnectionInstrument) it.connectionMade(connection, local, peer)
  }

  override fun connectionLost(connection: Any, error: Throwable?) = tell {
    if (it is ConnectionInstrument) it.connectionLost(connection, error)
  }

  private val broken = HashSet<Instrument>()

  private inline fun tell(call: (Instrument) -> Unit) {
    for (instrument in instruments) {
      if (broken.isNotEmpty() && instrument in broken) continue
      try {
        call(instrument)
      } catch (error: Throwable) {
        if (error is StackOverflowError && !loop.hasStackRoom()) continue // the fault of a body
        broken += instrument
        remove(instrument)
        report(instrument, error)
      }
    }
  }

  private fun report(instrument: Instrument, error: Throwable) {
    val message = "Exception in instrument ${instrument.javaClass.name}, which is removed"
    (RunningLoop.current()?.loop as EventLoop?)?.callExceptionHandler(
      ExceptionContext.of(message, error)
    )
  }

  /** The wishes of a class of instruments, by the methods that it has of its own. */
  private class Wishes(type: Class<*>) {
    private val own =
      type.methods.filter { it.declaringClass != Instrument::class.java }.map { it.name }.toSet()
    val steps = own.any(STEPS::contains)
    val others = own.any(OTHERS::contains)
  }

  private companion object {
    val STEPS = setOf("stepBegan", "stepEnded")
    val RUNS = setOf("runBegan", "runEnded")
    val OTHERS = Instrument::class.java.methods.map { it.name }.toSet() - RUNS - STEPS

    /** The wishes of each class, kept: a look at its methods copies them all. */
    val WISHES =
      object : ClassValue<Wishes>() {
        override fun computeValue(type: Class<*>) = Wishes(type)
      }

    fun wishesOf(instrument: Instrument): Wishes = WISHES.get(instrument.javaClass)
  }
}
