// Written by the porting assistant of asyncio4j from ch37/tls.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Coroutine
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.streams.StreamWriter
import java.io.UncheckedIOException
import java.math.BigDecimal
import java.math.MathContext
import java.math.RoundingMode
import kotlin.text.Charsets.UTF_8

// The same streams, encrypted: a certificate for localhost, a client that trusts it, one that does not.
object Tls {
  var certificate: Any? = null

  suspend fun handle(reader: Any?, writer: StreamWriter) {
    todo<Unit>(11, "writer.write(b\"secret \" + await reader.readline())") // readline of an unknown type
    writer.drain().await()
    writer.close()
  }

  suspend fun ask(port: Any?, context: Any?, name_: Any?): String {
    var reader: Any? = todo<Any?>(17, "reader, writer = await asyncio.open_connection(\"127.0.0.1\", port, ssl=context, server_h...")
    var writer: StreamWriter = todo<StreamWriter>(17, "reader, writer = await asyncio.open_connection(\"127.0.0.1\", port, ssl=context, server_h...")
    todo<Unit>(17, "reader, writer = await asyncio.open_connection(\"127.0.0.1\", port, ssl=context, server_h...") // these arguments of asyncio.open_connection
    writer.write("hello\n".toByteArray(UTF_8))
    var answer: Any? = todo<Any?>(19, "answer = (await reader.readline()).decode().strip()")
    todo<Unit>(19, "answer = (await reader.readline()).decode().strip()") // readline of an unknown type
    var encrypted: Any? = todo<Any?>(20, "encrypted = writer.get_extra_info(\"cipher\") is not None")
    todo<Unit>(20, "encrypted = writer.get_extra_info(\"cipher\") is not None") // get_extra_info of a StreamWriter
    writer.close()
    return text(answer) + ", encrypted: " + (if (truth(encrypted)) "yes" else "no") // check: the text of an unknown type
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      getRunningLoop().setExceptionHandler({ inLoop, context2 ->  })
      var own: Any? = todo<Any?>(27, "own = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)")
      todo<Unit>(27, "own = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)") // ssl.create_default_context has no counterpart
      todo<Unit>(28, "own.load_cert_chain(certificate)") // load_cert_chain of an unknown type
      var trusting: Any? = todo<Any?>(29, "trusting = ssl.create_default_context(cafile=certificate)")
      todo<Unit>(29, "trusting = ssl.create_default_context(cafile=certificate)") // ssl.create_default_context has no counterpart
      var server: Any? = todo<Any?>(30, "async with await asyncio.start_server(handle, \"127.0.0.1\", 0, ssl=own) as server:")
      todo<Unit>(30, "async with await asyncio.start_server(handle, \"127.0.0.1\", 0, ssl=own) as server:") // these arguments of asyncio.start_server
      run {
        var port: Any? = todo<Any?>(31, "port = server.sockets[0].getsockname()[1]")
        todo<Unit>(31, "port = server.sockets[0].getsockname()[1]") // the attribute sockets of an unknown type
        println(ask(port, trusting, "localhost"))
        for (item in todo<MutableList<Any?>>(33, "((\"unknown issuer\", ssl.create_default_context(), \"localhost\"), (\"wrong name\", trusting...")) {
          val what: Any? = todo<Any?>(33, "what")
          val context: Any? = todo<Any?>(33, "context")
          val name_: Any? = todo<Any?>(33, "name")
          try {
            ask(port, context, name_)
          } catch (e: UncheckedIOException) { // check: ssl.SSLCertVerificationError is told by its cause
            if (e.cause !is javax.net.ssl.SSLException) throw e
            println(text(what) + ": refused") // check: the text of mixed types
          }
        }
      }
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    var here: Any? = todo<Any?>(6, "here = os.path.dirname(os.path.abspath(__file__))")
    todo<Unit>(6, "here = os.path.dirname(os.path.abspath(__file__))") // os.path.dirname has no counterpart
    todo<Unit>(7, "certificate = os.path.join(here, \"localhost.pem\")") // the type is not known
    run(main())
  }

  /** Stands for what is left to do by hand. */
  fun <T> todo(line: Int, python: String): T =
    throw UnsupportedOperationException("line $line: $python")

  /** Text of a value as Python's str() gives it. */
  fun text(value: Any?): String =
    when (value) {
      is String -> value
      is Throwable -> value.message ?: ""
      else -> repr(value)
    }

  /** Text of a value as Python's repr() gives it. */
  fun repr(value: Any?): String =
    when (value) {
      null -> "None"
      true -> "True"
      false -> "False"
      is String -> quoted(value)
      is Double -> shown(value)
      is ByteArray -> literal(value)
      is Map<*, *> -> value.entries.joinToString(", ", "{", "}") { repr(it.key) + ": " + repr(it.value) }
      is Set<*> -> if (value.isEmpty()) "set()" else value.joinToString(", ", "{", "}") { repr(it) }
      is Collection<*> -> value.joinToString(", ", "[", "]") { repr(it) }
      else -> value.toString()
    }

  fun quoted(text: String): String {
    val quote = if (text.contains("'") && !text.contains("\"")) "\"" else "'"
    val inner = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
    return quote + (if (quote == "'") inner.replace("'", "\\'") else inner) + quote
  }

  /** Truth of a value as Python sees it: nothing, zero and empty are false. */
  fun truth(value: Any?): Boolean =
    when (value) {
      is Boolean -> value
      is Number -> value.toDouble() != 0.0
      is CharSequence -> value.isNotEmpty()
      is ByteArray -> value.isNotEmpty()
      is Collection<*> -> value.isNotEmpty()
      is Map<*, *> -> value.isNotEmpty()
      else -> value != null
    }

  /** Text of a float: the shortest that is read as the same number. */
  fun shown(value: Double): String {
    if (value.isNaN()) return "nan"
    if (value.isInfinite()) return if (value > 0) "inf" else "-inf"
    if (value == 0.0) return if (1 / value > 0) "0.0" else "-0.0"
    val exact = BigDecimal(value)
    val made = (1..17).map { exact.round(MathContext(it, RoundingMode.HALF_EVEN)) }.firstOrNull { it.toDouble() == value } ?: exact
    val digits = made.unscaledValue().abs().toString().trimEnd('0')
    val point = made.precision() - made.scale()
    val sign = if (value < 0) "-" else ""
    if (point > 16 || point < -3) {
      val tail = if (digits.length > 1) "." + digits.substring(1) else ""
      return sign + digits[0] + tail + "e" + (if (point > 0) "+" else "-") + Math.abs(point - 1).toString().padStart(2, '0')
    }
    if (point <= 0) return sign + "0." + "0".repeat(-point) + digits
    if (digits.length <= point) return sign + digits + "0".repeat(point - digits.length) + ".0"
    return sign + digits.substring(0, point) + "." + digits.substring(point)
  }

  /** Text of bytes as Python writes them. */
  fun literal(data: ByteArray): String {
    val mark = if (data.any { it == 39.toByte() } && data.none { it == 34.toByte() }) '"' else '\''
    return data.joinToString("", "b$mark", "$mark") {
      when (val c = (it.toInt() and 0xff).toChar()) {
        '\n' -> "\\n"
        '\r' -> "\\r"
        '\t' -> "\\t"
        '\\' -> "\\\\"
        mark -> "\\$mark"
        in ' '..'~' -> "$c"
        else -> "\\x" + c.code.toString(16).padStart(2, '0')
      }
    }
  }
}
