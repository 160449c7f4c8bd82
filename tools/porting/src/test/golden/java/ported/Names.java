// Written by the porting assistant of asyncio4j from ch38/names.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.loop.EventLoop;
import java.io.UncheckedIOException;
import java.util.List;

// Names to addresses and back, without stopping the loop.
public final class Names {
  private Names() {}

  static Coroutine<Void> main() {
    return async(() -> {
      EventLoop loop = getRunningLoop();
      for (Object info : Names.<List<Object>>todo(8, "await loop.getaddrinfo(\"127.0.0.1\", 80, type=socket.SOCK_STREAM)")) {
        Names.<Object>todo(9, "print(\"address\", info[4][0], \"port\", info[4][1])"); // an item of an unknown type
      }
      Object addresses = Names.<Object>todo(10, "addresses = {info[4][0] for info in await loop.getaddrinfo(\"localhost\", 443, type=socke...");
      Object info2 = Names.<Object>todo(10, "addresses = {info[4][0] for info in await loop.getaddrinfo(\"localhost\", 443, type=socke...");
      Names.<Object>todo(10, "addresses = {info[4][0] for info in await loop.getaddrinfo(\"localhost\", 443, type=socke..."); // getaddrinfo of a EventLoop
      Names.<Object>todo(11, "print(\"localhost is loopback:\", \"yes\" if addresses & {\"127.0.0.1\", \"::1\"} else \"no\")"); // an unknown type BitAnd a Set
      try {
        Names.<Object>todo(13, "await loop.getaddrinfo(\"no-such-host.invalid\", 80)"); // getaddrinfo of a EventLoop
      } catch (UncheckedIOException e) { // check: socket.gaierror is told by its cause
        if (!(e.getCause() instanceof java.net.UnknownHostException)) throw e;
        System.out.println("an unknown name is an error");
      }
    });
  }

  public static void main(String[] args) {
    run(main());
  }

  /** Stands for what is left to do by hand. */
  static <T> T todo(int line, String python) {
    throw new UnsupportedOperationException("line " + line + ": " + python);
  }
}
