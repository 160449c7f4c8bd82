package dev.asyncio4j.impl.iteration

/** What a generator does; each kind of generator draws how it gets from one to the other. */
internal enum class GeneratorState {
  CREATED,
  RUNNING,
  SUSPENDED,
  ENDED;

  override fun toString() = name.lowercase()
}
