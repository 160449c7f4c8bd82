package dev.asyncio4j.impl.loop

import dev.asyncio4j.lowlevel.Instrument
import dev.asyncio4j.lowlevel.Registration
import java.util.concurrent.CopyOnWriteArrayList

/**
 * The instruments that are wanted for one loop; those for all loops come first. Changed by any
 * thread; the loop takes note of it where a pass begins.
 */
internal class InstrumentList(private val loop: LoopCore) {
  private val ofLoop = CopyOnWriteArrayList<Instrument>()
  private val removed = HashSet<Instrument>() // of all loops, but broken here
  private var seen = 0

  /** True if the list has changed since [take]: one read of a field, for there are many passes. */
  val changed: Boolean
    get() = changes != seen

  fun take(): InstrumentSet? {
    seen = changes
    val wanted = ArrayList(ofAll)
    wanted.removeAll(removed)
    wanted.addAll(ofLoop)
    return if (wanted.isEmpty()) null else InstrumentSet(wanted, loop, ::removeBroken)
  }

  fun add(instrument: Instrument) = change { ofLoop.addIfAbsent(instrument) }

  fun remove(instrument: Instrument) = change { ofLoop.remove(instrument) }

  private fun removeBroken(instrument: Instrument) {
    removed += instrument
    remove(instrument)
  }

  companion object {
    private val ofAll = CopyOnWriteArrayList<Instrument>()

    /** The number of changes of any list of this process. */
    @Volatile private var changes = 0

    fun addToAll(instrument: Instrument): Registration {
      change { ofAll.add(instrument) }
      return Registration { change { ofAll.remove(instrument) } }
    }

    private inline fun change(action: () -> Unit) =
      synchronized(this) {
        action()
        changes++
      }
  }
}
