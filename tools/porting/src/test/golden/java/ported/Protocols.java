// Written by the porting assistant of asyncio4j from ch35/protocols.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.loop.EventLoop;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

// The layer below streams: an object per connection whose methods are called.
public final class Protocols {
  private Protocols() {}

  static class Upper {
    Object transport;

    void connectionMade(Object transport) {
      this.transport = transport;
      System.out.println("server: connected");
    }

    void dataReceived(Object data) {
      Protocols.<Object>todo(11, "self.transport.write(data.upper())"); // write of an unknown type
    }

    void eofReceived() {
      System.out.println("server: end of input");
    }

    void connectionLost(Object error_) {
      System.out.println("server: lost " + (error_ == null ? "without an error" : "with an error"));
    }
  }

  static class Client {
    Object message;
    Object done;
    Object answer;

    Client(Object message, Object done) {
      Protocols.<Object>todo(22, "self.message, self.done, self.answer = message, done, b\"\""); // an exchange of values
    }

    void connectionMade(Object transport) {
      Protocols.<Object>todo(25, "transport.write(self.message)"); // write of an unknown type
      Protocols.<Object>todo(26, "transport.write_eof()"); // write_eof of an unknown type
    }

    void dataReceived(Object data) {
      Protocols.<Object>todo(29, "self.answer += data"); // an unknown type Add an unknown type
    }

    void connectionLost(Object error_) {
      Protocols.<Object>todo(32, "self.done.set_result(self.answer.decode())"); // set_result of an unknown type
    }
  }

  static Coroutine<Void> main() {
    return async(() -> {
      EventLoop loop = getRunningLoop();
      Object server = Protocols.<Object>todo(37, "server = await loop.create_server(Upper, \"127.0.0.1\", 0)");
      Protocols.<Object>todo(37, "server = await loop.create_server(Upper, \"127.0.0.1\", 0)"); // create_server of a EventLoop
      Object port = Protocols.<Object>todo(38, "port = server.sockets[0].getsockname()[1]");
      Protocols.<Object>todo(38, "port = server.sockets[0].getsockname()[1]"); // the attribute sockets of an unknown type
      Future<Object> done = loop.createFuture();
      Object transport = Protocols.<Object>todo(40, "transport, protocol = await loop.create_connection(lambda: Client(b\"hello protocols\", d...");
      Object protocol = Protocols.<Object>todo(40, "transport, protocol = await loop.create_connection(lambda: Client(b\"hello protocols\", d...");
      Protocols.<Object>todo(40, "transport, protocol = await loop.create_connection(lambda: Client(b\"hello protocols\", d..."); // create_connection of a EventLoop
      System.out.println("client: " + text(await(done))); // check: the text of an unknown type
      Protocols.<Object>todo(42, "print(\"closing:\", \"yes\" if transport.is_closing() else \"no\")"); // is_closing of an unknown type
      await(sleep(seconds(0.05)));
      Protocols.<Object>todo(44, "server.close()"); // close of an unknown type
      Protocols.<Object>todo(45, "await server.wait_closed()"); // wait_closed of an unknown type
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
}
