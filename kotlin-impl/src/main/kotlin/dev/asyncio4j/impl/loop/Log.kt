package dev.asyncio4j.impl.loop

/**
 * Where the library writes: the logger named `asyncio4j`. It has a file of its own, as the first
 * look at it starts the JVM's logging, which most runs do without.
 */
internal val logger: System.Logger = System.getLogger("asyncio4j")
