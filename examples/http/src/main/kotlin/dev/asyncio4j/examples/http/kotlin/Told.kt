package dev.asyncio4j.examples.http.kotlin

import java.util.HexFormat

/** Tells what a program saw. Java: Told.java. */
internal fun say(vararg values: Any?) {
  println(values.joinToString(" ") { if (it is ByteArray) HexFormat.of().formatHex(it) else "$it" })
}
