package dev.asyncio4j.benchmarks.libraries

/** The Kotlin side of PeersCosts. */
internal object PeersFunctions {
  suspend fun returns(value: Int): Int = value
}
