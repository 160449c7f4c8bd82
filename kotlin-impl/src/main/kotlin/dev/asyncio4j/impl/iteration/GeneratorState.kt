package dev.asyncio4j.impl.iteration

/** The states of a generator; each kind of generator draws how it gets from one to another. */
internal enum class GeneratorState {
  CREATED,
  RUNNING,
  SUSPENDED,
  ENDED;

  override fun toString() = name.lowercase()
}
