package dev.asyncio4j.impl.process.child

import java.io.File
import java.nio.charset.Charset

/** The bytes that a child gets for texts: of its arguments, its environment and its directory. */
internal object ChildText {
  private const val JNU_SINCE = 18
  private val system = Charset.forName(System.getProperty("sun.jnu.encoding"))

  /** What the JDK encodes with; on Windows it passes characters. */
  private val jdks =
    when {
      File.separatorChar != '/' -> Charsets.UTF_8
      Runtime.version().feature() < JNU_SINCE -> Charset.defaultCharset()
      else -> system
    }

  /** The locale's, but UTF-8 where that has ASCII only, as CPython has it. */
  private val ours = if (system == Charsets.US_ASCII) Charsets.UTF_8 else system

  fun encoded(text: String): ByteArray = text.toByteArray(ours)

  /**
   * Refuses what has no bytes: a question mark would go to the child. [what] names the text, which
   * may be secret.
   */
  fun requireEncodable(text: String, native: Boolean, what: () -> String) {
    val charset = if (native) ours else jdks
    require(charset.newEncoder().canEncode(text)) {
      "${what()} cannot be encoded in $charset, which a child gets: " +
        if (charset != Charsets.US_ASCII) "pass other text"
        else
          "start this JVM with LC_ALL=C.UTF-8, or with native access, which uses UTF-8 " +
            "(--enable-native-access=ALL-UNNAMED, on Linux and JDK 22 or later)"
    }
  }
}
