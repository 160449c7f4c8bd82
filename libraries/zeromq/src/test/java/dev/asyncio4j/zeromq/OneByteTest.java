package dev.asyncio4j.zeromq;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.zeromq.Zmqs.BOUND;
import static dev.asyncio4j.zeromq.Zmqs.NONE;
import static dev.asyncio4j.zeromq.Zmqs.message;
import static dev.asyncio4j.zeromq.Zmqs.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.Chunks;
import dev.asyncio4j.testing.PieceRelay;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** ZeroMQ's protocol over connections that give bytes in any pieces. */
@ExtendWith(NothingLeftBehind.class)
class OneByteTest {
  /** Short and long frames: those of more than 255 bytes have another head. */
  private static final List<List<byte[]>> MESSAGES =
      List.of(message("one"), message("", "two", ""), message("a", "long ".repeat(200)));

  /** What goes there and back, through such pieces. */
  private static List<List<String>> answers(ZmqOptions server, ZmqOptions client, Chunks pieces) {
    return run(
        async(
            () -> {
              try (var bound = await(Zmq.socket(SocketType.REP, server));
                  var relay = PieceRelay.to(bound.transport().port(), pieces::next)) {
                var place = client.connect("tcp://127.0.0.1:" + relay.port());
                try (var asks = await(Zmq.socket(SocketType.REQ, place))) {
                  return answers(bound, asks);
                }
              }
            }));
  }

  private static List<List<String>> answers(ZmqSocket answers, ZmqSocket asks) {
    var got = new ArrayList<List<String>>();
    for (var message : MESSAGES) {
      await(asks.sendMultipart(message));
      var question = await(answers.receiveMultipart());
      await(answers.sendMultipart(question));
      got.add(texts(await(asks.receiveMultipart())));
    }
    return got;
  }

  private static void check(ZmqOptions server, ZmqOptions client) {
    var sent = MESSAGES.stream().map(Zmqs::texts).toList();
    assertThat(answers(server, client, Chunks.WHOLE)).isEqualTo(sent);
    assertThat(answers(server, client, Chunks.ONE_BYTE)).isEqualTo(sent);
    assertThat(answers(server, client, Chunks.random(19))).isEqualTo(sent);
  }

  @Test
  @DisplayName("TST-19 ZeroMQ's protocol has the same results a byte at a time")
  void pieces() {
    check(BOUND, NONE);
  }

  @Test
  @DisplayName("TST-19 so has CURVE")
  void curve() {
    var keys = Zmq.curveKeys();
    check(
        BOUND.curveServer(keys.secretKey().bytes()),
        NONE.curve(keys.publicKey().bytes(), Zmq.curveKeys()));
  }
}
