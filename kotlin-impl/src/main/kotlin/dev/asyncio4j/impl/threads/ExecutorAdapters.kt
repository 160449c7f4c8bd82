package dev.asyncio4j.impl.threads

import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.loop.logger
import dev.asyncio4j.lowlevel.ExecutorAdapter
import java.lang.System.Logger.Level
import java.util.ServiceLoader
import java.util.concurrent.ExecutorService

/**
 * The adapters of the process, and which one each class of executors has: asked at the first use.
 */
internal object ExecutorAdapters {
  private class Chosen {
    @Volatile var asked = false
    var adapter: ExecutorAdapter? = null
  }

  private val ofClass =
    object : ClassValue<Chosen>() {
      override fun computeValue(type: Class<*>) = Chosen()
    }

  /** The highest priority first, then by name. */
  private val adapters: List<ExecutorAdapter> by lazy {
    ServiceLoader.load(ExecutorAdapter::class.java)
      .stream()
      .toList()
      .mapNotNull { provider -> orLeftOut(provider.type().name, provider::get) }
      .sortedWith(compareBy({ -it.priority() }, { it.javaClass.name }))
  }

  /** Null if [executor] gets its work as any `ExecutorService` does. */
  fun of(executor: ExecutorService): ExecutorAdapter? {
    val type = executor.javaClass
    if (type.classLoader == null) return null // of the JDK
    val chosen = ofClass.get(type)
    if (!chosen.asked) ask(chosen, executor)
    return chosen.adapter
  }

  @Synchronized
  private fun ask(chosen: Chosen, executor: ExecutorService) {
    if (chosen.asked) return
    chosen.adapter = adapters.firstOrNull { adapter ->
      orLeftOut(adapter.javaClass.name) { adapter.supports(executor) } == true
    }
    chosen.asked = true
  }

  private inline fun <T> orLeftOut(name: String, ask: () -> T): T? =
    try {
      ask()
    } catch (error: Throwable) {
      logger.log(Level.WARNING, "executor adapter $name is left out: ${Texts.of(error)}", error)
      null
    }
}
