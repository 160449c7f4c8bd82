package dev.asyncio4j.guide.ch38;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.loop.EventLoop;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * Names to addresses and back, without stopping the loop. Python: {@code names.py}, Kotlin: {@code
 * Names.kt}.
 */
public final class Names {
  private Names() {}

  static Coroutine<Void> main() {
    return async(
        () -> {
          EventLoop loop = getRunningLoop();
          for (InetSocketAddress address : await(loop.getAddrInfo("127.0.0.1", 80))) {
            System.out.println(
                "address " + address.getAddress().getHostAddress() + " port " + address.getPort());
          }
          boolean loopback =
              await(loop.getAddrInfo("localhost", 443)).stream()
                  .anyMatch(address -> address.getAddress().isLoopbackAddress());
          System.out.println("localhost is loopback: " + (loopback ? "yes" : "no"));
          try {
            await(loop.getAddrInfo("no-such-host.invalid", 80));
          } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof UnknownHostException)) throw e;
            System.out.println("an unknown name is an error");
          }
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
