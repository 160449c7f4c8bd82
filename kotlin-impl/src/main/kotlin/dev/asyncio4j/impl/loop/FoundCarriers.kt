package dev.asyncio4j.impl.loop

import dev.asyncio4j.ContextCarrier
import dev.asyncio4j.ContextCarriers
import dev.asyncio4j.RunOptions
import java.lang.System.Logger.Level
import java.util.ServiceLoader

/**
 * The carriers that each run has without being told: those of the services beside the engine, in
 * the order of their names. Looked for once, before the first run; where there are none, this class
 * is all that is loaded for them.
 */
internal object FoundCarriers {
  private const val PROPERTY = "asyncio4j.carriers"

  /** A loader that cannot be read fails at each look: none is asked for ever. */
  private const val MOST_FAILURES = 20

  private val all: List<ContextCarrier<*>> = if (isOff()) emptyList() else find()

  /** Returns what a run with [options] carries; null for nothing, the common case. */
  fun of(options: RunOptions): CarriedValues? {
    val carriers = if (options.findsCarriers()) all else options.carriers()
    return if (carriers.isEmpty()) null else CarriedValues(carriers)
  }

  private fun isOff(): Boolean {
    val said = System.getProperty(PROPERTY, "found")
    require(said == "found" || said == "off") {
      "-D$PROPERTY=$said: use found (the default) or off"
    }
    return said == "off"
  }

  private fun find(): List<ContextCarrier<*>> {
    val service = ContextCarriers::class.java
    val services = ServiceLoader.load(service, service.classLoader).iterator()
    val found = ArrayList<ContextCarrier<*>>()
    var failures = 0
    while (failures < MOST_FAILURES) {
      try {
        if (!services.hasNext()) break
        found.addAll(services.next().carriers())
      } catch (broken: Throwable) {
        if (broken is VirtualMachineError) throw broken
        failures++
        val text = "a service of ${service.name} fails: its values are not carried"
        logger.log(Level.WARNING, text, broken)
      }
    }
    if (found.size > 1) found.sortWith(compareBy { it.name() })
    return found
  }
}
