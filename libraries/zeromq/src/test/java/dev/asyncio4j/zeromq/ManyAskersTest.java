package dev.asyncio4j.zeromq;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeftBehind.class)
class ManyAskersTest {
  @AsyncTest(realTime = true)
  @DisplayName("Z-18 a REP answers many that ask at once, each its own")
  void manyAsk() {
    var bound = ZmqOptions.defaults().bind("tcp://127.0.0.1:*");
    try (var rep = await(Zmq.createStream(SocketType.REP, bound))) {
      var place = rep.transport().bindings().iterator().next();
      var server = createTask(async(() -> serve(rep)));
      await(gather(IntStream.range(0, 10).mapToObj(n -> ask(place, n)).toList()));
      server.cancel();
    }
  }

  private static void serve(ZmqStream rep) {
    while (true) {
      List<byte[]> question = await(rep.read());
      rep.write(question.get(0));
    }
  }

  private static Coroutine<Void> ask(String place, int id) {
    return async(
        () -> {
          var connected = ZmqOptions.defaults().connect(place);
          try (var req = await(Zmq.createStream(SocketType.REQ, connected))) {
            for (int i = 0; i < 200; i++) {
              var question = id + " " + i;
              req.write(question.getBytes(UTF_8));
              assertThat(new String(await(req.read()).get(0), UTF_8)).isEqualTo(question);
            }
          }
        });
  }
}
