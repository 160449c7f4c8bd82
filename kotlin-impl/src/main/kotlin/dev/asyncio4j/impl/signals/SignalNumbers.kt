package dev.asyncio4j.impl.signals

/**
 * Names of signals, without `SIG`, and their numbers. The JDK has such a table, but in a module
 * that an image need not have, and without real-time signals.
 */
internal object SignalNumbers {
  const val KILL = 9
  const val TERM = 15

  private val linux = System.getProperty("os.name") == "Linux"

  /** In the order of their numbers, from 1 on. */
  private val names =
    (if (linux)
        "HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT " +
          "STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS"
      else
        "HUP INT QUIT ILL TRAP ABRT EMT FPE KILL BUS SEGV SYS PIPE ALRM TERM URG STOP TSTP CONT " +
          "CHLD TTIN TTOU IO XCPU XFSZ VTALRM PROF WINCH INFO USR1 USR2")
      .split(' ')

  private val secondNames = mapOf("IOT" to "ABRT", "CLD" to "CHLD", "POLL" to "IO")

  /** Real-time signals: the C library keeps the first two for itself. */
  private val realTime = if (linux) 34..64 else IntRange.EMPTY
  private val realTimeName = Regex("""RT(MIN|MAX)([+-]\d{1,2})?""")

  /** The greatest number of a signal. */
  val last = maxOf(names.size, realTime.last)

  /** The number of the signal, null if there is none of this name. */
  fun numberOf(name: String): Int? {
    val short = name.removePrefix("SIG").let { secondNames[it] ?: it }
    val number = names.indexOf(short) + 1
    return if (number > 0) number else realTimeNumber(short)
  }

  private fun realTimeNumber(name: String): Int? {
    val (edge, distance) = realTimeName.matchEntire(name)?.destructured ?: return null
    val from = if (edge == "MIN") realTime.first else realTime.last
    return (from + (distance.toIntOrNull() ?: 0)).takeIf { it in realTime }
  }

  /** The one name of a signal that may have several. */
  fun nameOf(number: Int): String =
    names.getOrNull(number - 1) ?: "RTMIN+${number - realTime.first}".removeSuffix("+0")

  /** As [numberOf]; refuses what is no signal's. */
  fun require(name: String): Int =
    requireNotNull(numberOf(name)) {
      "'$name' is not a valid signal: pass a name such as TERM, KILL, HUP or INT"
    }
}
