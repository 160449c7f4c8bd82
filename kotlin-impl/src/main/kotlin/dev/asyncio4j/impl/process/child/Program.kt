package dev.asyncio4j.impl.process.child

/**
 * A program's [file], or a name that the system looks up, and its [arguments], from its name on.
 */
internal class Program(val file: String, val arguments: List<String>)
