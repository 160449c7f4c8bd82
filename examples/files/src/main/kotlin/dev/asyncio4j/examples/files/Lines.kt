package dev.asyncio4j.examples.files

import dev.asyncio4j.files.AsyncFiles
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.runAsyncio
import java.nio.file.Path

/** The Kotlin twin of the README's example: writes lines, and reads them again. */
fun main() = runAsyncio {
  val path = Path.of(System.getProperty("java.io.tmpdir"), "names.txt")
  AsyncFiles.writeText(path, "Ada\nGrace\n").await()
  val file = AsyncFiles.open(path).await()
  try {
    for (line in file.readLines().await()) println(line.trim())
  } finally {
    file.closeAsync().await()
  }
}
