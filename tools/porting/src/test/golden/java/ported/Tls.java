// Written by the porting assistant of asyncio4j from ch37/tls.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.streams.StreamWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

// The same streams, encrypted: a certificate for localhost, a client that trusts it, one that does not.
public final class Tls {
  private Tls() {}

  static Object certificate;

  static void handle(Object reader, StreamWriter writer) {
    Tls.<Object>todo(11, "writer.write(b\"secret \" + await reader.readline())"); // readline of an unknown type
    await(writer.drain());
    writer.close();
  }

  static String ask(Object port, Object context, Object name_) {
    Object reader = Tls.<Object>todo(17, "reader, writer = await asyncio.open_connection(\"127.0.0.1\", port, ssl=context, server_h...");
    StreamWriter writer = Tls.<StreamWriter>todo(17, "reader, writer = await asyncio.open_connection(\"127.0.0.1\", port, ssl=context, server_h...");
    Tls.<Object>todo(17, "reader, writer = await asyncio.open_connection(\"127.0.0.1\", port, ssl=context, server_h..."); // these arguments of asyncio.open_connection
    writer.write("hello\n".getBytes(UTF_8));
    Object answer = Tls.<Object>todo(19, "answer = (await reader.readline()).decode().strip()");
    Tls.<Object>todo(19, "answer = (await reader.readline()).decode().strip()"); // readline of an unknown type
    Object encrypted = Tls.<Object>todo(20, "encrypted = writer.get_extra_info(\"cipher\") is not None");
    Tls.<Object>todo(20, "encrypted = writer.get_extra_info(\"cipher\") is not None"); // get_extra_info of a StreamWriter
    writer.close();
    return text(answer) + ", encrypted: " + (truth(encrypted) ? "yes" : "no"); // check: the text of an unknown type
  }

  static Coroutine<Void> main() {
    return async(() -> {
      getRunningLoop().setExceptionHandler((inLoop, context2) -> {});
      Object own = Tls.<Object>todo(27, "own = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)");
      Tls.<Object>todo(27, "own = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)"); // ssl.create_default_context has no counterpart
      Tls.<Object>todo(28, "own.load_cert_chain(certificate)"); // load_cert_chain of an unknown type
      Object trusting = Tls.<Object>todo(29, "trusting = ssl.create_default_context(cafile=certificate)");
      Tls.<Object>todo(29, "trusting = ssl.create_default_context(cafile=certificate)"); // ssl.create_default_context has no counterpart
      Object server = Tls.<Object>todo(30, "async with await asyncio.start_server(handle, \"127.0.0.1\", 0, ssl=own) as server:");
      Tls.<Object>todo(30, "async with await asyncio.start_server(handle, \"127.0.0.1\", 0, ssl=own) as server:"); // these arguments of asyncio.start_server
      if (true) {
        Object port = Tls.<Object>todo(31, "port = server.sockets[0].getsockname()[1]");
        Tls.<Object>todo(31, "port = server.sockets[0].getsockname()[1]"); // the attribute sockets of an unknown type
        System.out.println(ask(port, trusting, "localhost"));
        for (Object item : Tls.<List<Object>>todo(33, "((\"unknown issuer\", ssl.create_default_context(), \"localhost\"), (\"wrong name\", trusting...")) {
          Object what = Tls.<Object>todo(33, "what");
          Object context = Tls.<Object>todo(33, "context");
          Object name_ = Tls.<Object>todo(33, "name");
          try {
            ask(port, context, name_);
          } catch (UncheckedIOException e) { // check: ssl.SSLCertVerificationError is told by its cause
            if (!(e.getCause() instanceof javax.net.ssl.SSLException)) throw e;
            System.out.println(text(what) + ": refused"); // check: the text of mixed types
          }
        }
      }
    });
  }

  public static void main(String[] args) {
    Object here = Tls.<Object>todo(6, "here = os.path.dirname(os.path.abspath(__file__))");
    Tls.<Object>todo(6, "here = os.path.dirname(os.path.abspath(__file__))"); // os.path.dirname has no counterpart
    Tls.<Object>todo(7, "certificate = os.path.join(here, \"localhost.pem\")"); // the type is not known
    run(main());
  }

  /** Stands for what is left to do by hand. */
  static <T> T todo(int line, String python) {
    throw new UnsupportedOperationException("line " + line + ": " + python);
  }

  /** Text of a value as Python's str() gives it. */
  static String text(Object value) {
    if (value instanceof String s) return s;
    if (value instanceof Throwable t) return t.getMessage() == null ? "" : t.getMessage();
    return repr(value);
  }

  /** Text of a value as Python's repr() gives it. */
  static String repr(Object value) {
    if (value == null) return "None";
    if (value instanceof Boolean b) return b ? "True" : "False";
    if (value instanceof String s) return quoted(s);
    if (value instanceof Double d) return shown(d);
    if (value instanceof byte[] b) return literal(b);
    if (value instanceof Map<?, ?> m) {
      return m.entrySet().stream()
          .map(e -> repr(e.getKey()) + ": " + repr(e.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof Collection<?> c) {
      boolean set = c instanceof Set;
      if (set && c.isEmpty()) return "set()";
      return c.stream()
          .map(x -> repr(x))
          .collect(Collectors.joining(", ", set ? "{" : "[", set ? "}" : "]"));
    }
    return String.valueOf(value);
  }

  static String quoted(String text) {
    String quote = text.contains("'") && !text.contains("\"") ? "\"" : "'";
    String inner = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
    return quote + (quote.equals("'") ? inner.replace("'", "\\'") : inner) + quote;
  }

  /** Truth of a value as Python sees it: nothing, zero and empty are false. */
  static boolean truth(Object value) {
    if (value instanceof Boolean b) return b;
    if (value instanceof Number n) return n.doubleValue() != 0;
    if (value instanceof CharSequence s) return !s.isEmpty();
    if (value instanceof byte[] b) return b.length > 0;
    if (value instanceof Collection<?> c) return !c.isEmpty();
    if (value instanceof Map<?, ?> m) return !m.isEmpty();
    return value != null;
  }

  /** Text of a float: the shortest that is read as the same number. */
  static String shown(double value) {
    if (Double.isNaN(value)) return "nan";
    if (Double.isInfinite(value)) return value > 0 ? "inf" : "-inf";
    if (value == 0) return 1 / value > 0 ? "0.0" : "-0.0";
    BigDecimal exact = new BigDecimal(value), made = exact;
    for (int digits = 1; digits <= 17; digits++) {
      made = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (made.doubleValue() == value) break;
    }
    String digits = made.unscaledValue().abs().toString().replaceAll("0+$", "");
    int point = made.precision() - made.scale();
    String sign = value < 0 ? "-" : "";
    if (point > 16 || point < -3) {
      String tail = digits.length() > 1 ? "." + digits.substring(1) : "";
      return sign + digits.charAt(0) + tail + "e" + (point > 0 ? "+" : "-") + (Math.abs(point - 1) < 10 ? "0" : "") + Math.abs(point - 1);
    }
    if (point <= 0) return sign + "0." + "0".repeat(-point) + digits;
    if (digits.length() <= point) return sign + digits + "0".repeat(point - digits.length()) + ".0";
    return sign + digits.substring(0, point) + "." + digits.substring(point);
  }

  /** Text of bytes as Python writes them. */
  static String literal(byte[] data) {
    StringBuilder text = new StringBuilder();
    boolean apostrophe = false, quote = false;
    for (byte b : data) {
      apostrophe |= b == '\'';
      quote |= b == '"';
    }
    char mark = apostrophe && !quote ? '"' : '\'';
    for (byte b : data) {
      switch (b) {
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        case '\\' -> text.append("\\\\");
        default -> {
          if (b == mark) text.append('\\').append(mark);
          else if (b >= 32 && b < 127) text.append((char) b);
          else text.append(String.format("\\x%02x", b & 0xff));
        }
      }
    }
    return "b" + mark + text + mark;
  }
}
