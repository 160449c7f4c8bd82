package dev.asyncio4j.impl.process.pool

import dev.asyncio4j.subprocess.PoolOptions
import java.io.Serializable
import java.util.concurrent.Callable

/** A runnable on its way to another JVM. */
internal class RunnableCall(private val runnable: Runnable) : Callable<Any?>, Serializable {
  override fun call(): Any? {
    runnable.run()
    return null
  }

  private companion object {
    private const val serialVersionUID = 1L
  }
}

/** An initializer on its way to another JVM. */
internal class InitializerCall(private val initializer: PoolOptions.Initializer) :
  Callable<Any?>, Serializable {
  override fun call(): Any? {
    initializer.run()
    return null
  }

  private companion object {
    private const val serialVersionUID = 1L
  }
}
