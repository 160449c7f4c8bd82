package dev.asyncio4j.impl.inspect

/** Writes JSON: commas and escapes; long texts are cut, as they come from users. */
internal class Json {
  private val out = StringBuilder()
  private var first = true

  fun open(bracket: Char): Json = apply {
    separate()
    out.append(bracket)
    first = true
  }

  fun close(bracket: Char): Json = apply {
    out.append(bracket)
    first = false
  }

  fun key(name: String): Json = apply {
    separate()
    out.append('"').append(name).append("\":")
    first = true
  }

  fun number(value: Long): Json = apply {
    separate()
    out.append(value)
  }

  /** Writes [value], cut if it is longer than [longest]. */
  fun text(value: String?, longest: Int = LONGEST): Json = apply {
    separate()
    if (value == null) out.append("null") else quoted(value, longest)
  }

  private fun separate() {
    if (!first) out.append(',')
    first = false
  }

  private fun quoted(text: String, longest: Int) {
    out.append('"')
    for (c in text.take(longest)) {
      if (c == '"' || c == '\\') out.append('\\').append(c)
      else if (c.isISOControl() || c.isSurrogate() || c == '<' || c == '\u2028' || c == '\u2029')
        out.append("\\u").append(c.code.toString(HEX).padStart(DIGITS, '0'))
      else out.append(c)
    }
    if (text.length > longest) out.append('…')
    out.append('"')
  }

  override fun toString() = out.toString()

  private companion object {
    const val LONGEST = 200
    const val HEX = 16
    const val DIGITS = 4
  }
}
