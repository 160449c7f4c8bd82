package dev.asyncio4j.impl.tasks

/** The work in this thread that a loop of another process has sent. */
internal object Elsewhere {
  private val current = ThreadLocal<String>()

  /** The words for this process in messages; null if its own code runs. */
  val place: String?
    get() = current.get()

  fun <T> at(place: String, work: () -> T): T {
    current.set(place)
    try {
      return work()
    } finally {
      current.remove()
    }
  }
}
