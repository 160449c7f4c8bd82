package dev.asyncio4j.loop;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.support.LogCapture;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NameResolutionTest {

  /** Counts the jobs, which it runs on threads of their own. */
  private static final class Counting extends AbstractExecutorService {
    final AtomicInteger jobs = new AtomicInteger();

    @Override
    public void execute(Runnable job) {
      jobs.incrementAndGet();
      new Thread(job).start();
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return false;
    }

    @Override
    public boolean isTerminated() {
      return false;
    }

    @Override
    public boolean awaitTermination(long time, TimeUnit unit) {
      return true;
    }
  }

  @Test
  void namesAreLookedUpInTheDefaultExecutorAndLiteralsAreNot() {
    var executor = new Counting();
    run(
        async(
            () -> {
              var loop = getRunningLoop();
              loop.setDefaultExecutor(executor);
              assertThat(await(loop.getAddrInfo("localhost", 80)))
                  .isNotEmpty()
                  .allMatch(a -> a.getAddress().isLoopbackAddress() && a.getPort() == 80);
              assertThat(executor.jobs).hasValue(1);
              assertThat(await(loop.getAddrInfo("192.0.2.7", 0)))
                  .containsExactly(new InetSocketAddress("192.0.2.7", 0));
              assertThat(await(loop.getAddrInfo("2001:db8::7", 65535)))
                  .containsExactly(new InetSocketAddress("2001:db8::7", 65535));
              assertThat(await(loop.getAddrInfo("", 1)).get(0).getAddress().isLoopbackAddress())
                  .isTrue();
              assertThat(executor.jobs).hasValue(1);
            }));
  }

  @Test
  void unknownNamesAndPorts() {
    run(
        async(
            () -> {
              var loop = getRunningLoop();
              assertThatThrownBy(() -> await(loop.getAddrInfo("no-such-host.invalid", 1)))
                  .isInstanceOf(UncheckedIOException.class)
                  .hasCauseInstanceOf(UnknownHostException.class)
                  .hasMessageStartingWith("getaddrinfo() failed for 'no-such-host.invalid'");
              assertThatThrownBy(() -> await(loop.getAddrInfo("localhost", -1)))
                  .isInstanceOf(IllegalArgumentException.class)
                  .hasMessage("port must be 0-65535, got -1");
            }));
  }

  @Test
  void aNameOfAnAddressIsLookedUpEvenIfOneWasGiven() {
    run(
        async(
            () -> {
              var loop = getRunningLoop();
              var address = InetAddress.getByAddress("made.up", new byte[] {127, 0, 0, 1});
              var info = await(loop.getNameInfo(new InetSocketAddress(address, 8080)));
              assertThat(info.service()).isEqualTo("8080");
              assertThat(info.host()).isIn("localhost", "127.0.0.1");
              var name = InetSocketAddress.createUnresolved("localhost", 1);
              assertThatThrownBy(() -> await(loop.getNameInfo(name)))
                  .isInstanceOf(IllegalArgumentException.class)
                  .hasMessageStartingWith("getnameinfo() needs an address");
            }));
  }

  @Test
  void aCancelledLookUpIsForgotten() {
    run(
        async(
            () -> {
              var lookUp = createTask(getRunningLoop().getAddrInfo("localhost", 1));
              await(sleep(Duration.ZERO));
              lookUp.cancel();
              while (!lookUp.done()) await(sleep(Duration.ZERO));
              assertThat(lookUp.cancelled()).isTrue();
            }));
  }

  @Test
  void debugModeTellsOfSlowLookUps() {
    try (var log = new LogCapture()) {
      run(
          async(
              () -> {
                var loop = getRunningLoop();
                loop.setDebug(true);
                loop.slowCallbackDuration(Duration.ZERO);
                await(loop.getAddrInfo("localhost", 99));
                loop.slowCallbackDuration(Duration.ofMinutes(1));
              }));
      assertThat(log.messages())
          .anyMatch(
              m -> m.matches("Getting address info localhost:99 took \\d+\\.\\d{3}ms: \\[.*]"));
    }
  }
}
