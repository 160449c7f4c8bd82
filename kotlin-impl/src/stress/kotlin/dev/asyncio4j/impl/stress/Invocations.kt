package dev.asyncio4j.impl.stress

/** Interleavings that the model checker tries per test; more with `-Dstress.invocations=…`. */
internal val INVOCATIONS = System.getProperty("stress.invocations", "500").toInt()
