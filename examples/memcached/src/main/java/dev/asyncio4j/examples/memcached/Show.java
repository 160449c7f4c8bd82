package dev.asyncio4j.examples.memcached;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.memcached.CasValue;
import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** Neutral text for values, so that all languages print the same. Python: {@code _show.py}. */
public final class Show {
  private Show() {}

  /** Prints texts with blanks between them; null stands for {@code null}. */
  public static void say(Object... values) {
    System.out.println(Arrays.stream(values).map(Show::show).collect(Collectors.joining(" ")));
  }

  public static String show(Object value) {
    if (value instanceof byte[] bytes) return "0x" + HexFormat.of().formatHex(bytes);
    if (value instanceof Collection<?> all) {
      return all.stream().map(Show::show).collect(Collectors.joining(", ", "[", "]"));
    }
    return String.valueOf(value);
  }

  /** The pair that Python's {@code gets} gives for a missing key, too. */
  public static Object pair(CasValue<?> found) {
    return found == null ? Arrays.asList(null, null) : Arrays.asList(found.value(), found.token());
  }

  /** Reads a variable of the environment, or the property of that name, which wins. */
  public static String setting(String name, String fallback) {
    var environment = System.getenv().getOrDefault(name, fallback);
    return System.getProperty(name, environment);
  }

  /** The port of the server that programs talk to. */
  public static int port() {
    return Integer.parseInt(setting("MEMCACHED_PORT", "11211"));
  }

  public static byte[] bytes(Object text) {
    return String.valueOf(text).getBytes(UTF_8);
  }

  /** {@return a port that nobody listens on, below those that a system gives to connections} */
  static int freePort() throws IOException {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(10_000, 12_000);
      try (var free = new ServerSocket(port)) {
        return free.getLocalPort();
      } catch (BindException taken) {
        // another one, then
      }
    }
  }
}
