package dev.asyncio4j.zeromq;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.zeromq.Zmqs.BOUND;

import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Monitors whose events nobody takes. */
@ExtendWith(NothingLeftBehind.class)
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MonitorTest {
  @AsyncTest(realTime = true)
  @DisplayName("Z-19 a flood of events while the loop is busy keeps no call from its end")
  void flood() throws IOException {
    try (var router = await(Zmq.createStream(SocketType.ROUTER, BOUND))) {
      await(router.transport().enableMonitor());
      int port = router.transport().port();
      for (int i = 0; i < 1_500; i++) new Socket("127.0.0.1", port).close();
      await(router.transport().disableMonitor());
    }
  }

  @Test
  @DisplayName("Z-22 a loop ends with a monitored socket open")
  void loopEnds() {
    for (int i = 0; i < 50; i++) {
      run(
          async(
              () -> {
                var router = await(Zmq.createStream(SocketType.ROUTER, BOUND));
                await(router.transport().enableMonitor());
              }));
    }
  }
}
