// Written by the porting assistant of asyncio4j from ch35/protocols.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.transports.BaseProtocol;
import dev.asyncio4j.transports.Protocol;
import dev.asyncio4j.transports.Transport;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

// The layer below streams: an object per connection whose methods are called.
public final class Protocols {
  private Protocols() {}

  static class Upper implements Protocol {
    Transport transport;

    @Override public void connectionMade(Transport transport) {
      this.transport = transport;
      System.out.println("server: connected");
    }

    @Override public void dataReceived(ByteBuffer data0) {
      byte[] data = BaseProtocol.bytes(data0);
      this.transport.write(upper(data));
    }

    @Override public boolean eofReceived() {
      System.out.println("server: end of input");
      return false;
    }

    @Override public void connectionLost(Throwable error_) {
      System.out.println("server: lost " + (error_ == null ? "without an error" : "with an error"));
    }
  }

  static class Client implements Protocol {
    byte[] message;
    Future<String> done;
    byte[] answer;

    Client(byte[] message, Future<Object> done) {
      Protocols.<Object>todo(22, "self.message, self.done, self.answer = message, done, b\"\""); // a Future<unknown> where a Future<str> is needed
    }

    @Override public void connectionMade(Transport transport) {
      transport.write(this.message);
      transport.writeEof();
    }

    @Override public void dataReceived(ByteBuffer data0) {
      byte[] data = BaseProtocol.bytes(data0);
      this.answer = concat(this.answer, data);
    }

    @Override public void connectionLost(Throwable error_) {
      this.done.setResult(new String(this.answer, UTF_8));
    }
  }

  static Coroutine<Void> main() {
    return async(() -> {
      EventLoop loop = getRunningLoop();
      Server server = await(loop.createServer(() -> new Upper(), "127.0.0.1", 0));
      int port = server.port();
      Future<Object> done = loop.createFuture();
      var pair = await(loop.createConnection(() -> new Client("hello protocols".getBytes(UTF_8), done), "127.0.0.1", port));
      Transport transport = pair.transport();
      Client protocol = pair.protocol();
      System.out.println("client: " + text(await(done))); // check: the text of an unknown type
      System.out.println("closing: " + (transport.isClosing() ? "yes" : "no"));
      await(sleep(seconds(0.05)));
      server.close();
      await(server.waitClosed());
    });
  }

  public static void main(String[] args) {
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

  static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  static byte[] upper(byte[] data) {
    byte[] made = data.clone();
    for (int i = 0; i < made.length; i++) if (made[i] >= 'a' && made[i] <= 'z') made[i] -= 32;
    return made;
  }
}
