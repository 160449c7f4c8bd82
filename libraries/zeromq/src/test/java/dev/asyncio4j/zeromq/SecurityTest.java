package dev.asyncio4j.zeromq;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Ends.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.NothingLeftBehind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeftBehind.class)
class SecurityTest {
  /** Sends a message of a client that may come, and of one that may not. */
  private static void oneComes(ZmqOptions server, ZmqOptions good, ZmqOptions bad) {
    try (var pull = await(Zmq.createStream(SocketType.PULL, server.bind("tcp://127.0.0.1:*")))) {
      var place = pull.transport().bindings().iterator().next();
      try (var stranger = await(Zmq.createStream(SocketType.PUSH, bad.connect(place)));
          var friend = await(Zmq.createStream(SocketType.PUSH, good.connect(place)))) {
        stranger.write("bad");
        friend.write("good");
        assertThat(text(await(pull.read()).get(0))).isEqualTo("good");
        var next = createTask(pull.read());
        await(sleep(Duration.ofMillis(200)));
        assertThat(next.done()).isFalse();
        next.cancel();
        assertFails(CancelledError.class, next);
      }
    }
  }

  @Test
  @DisplayName("Z-26 CURVE lets nobody in who has another key of the server's")
  void curve() {
    var server = Zmq.curveKeys();
    var own = Zmq.curveKeys();
    var options = ZmqOptions.defaults();
    run(
        async(
            () ->
                oneComes(
                    options.curveServer(server.secretKey().bytes()),
                    options.curve(server.publicKey().bytes(), own),
                    options.curve(Zmq.curveKeys().publicKey().bytes(), own))));
  }

  @Test
  @DisplayName("Z-26 PLAIN asks the handler of ZAP, which turns a wrong password away")
  void plain() {
    var options = ZmqOptions.defaults();
    run(
        async(
            () -> {
              var place = ZmqOptions.defaults().bind("inproc://zeromq.zap.01");
              try (var zap = await(Zmq.createStream(SocketType.ROUTER, place))) {
                var deciding = createTask(async(() -> decide(zap)));
                oneComes(
                    options.plainServer(true).zapDomain("test"),
                    options.plain("me", "right"),
                    options.plain("me", "wrong"));
                deciding.cancel();
                assertFails(CancelledError.class, deciding);
              }
            }));
  }

  @Test
  @DisplayName(
      "Z-26 a user and a password are short ASCII, which the engine can send; none is shown")
  void plainTexts() {
    var options = ZmqOptions.defaults();
    assertThat(options.plain("u".repeat(127), "p".repeat(127)).toString()).contains("password=…");
    for (var bad : List.of("geheim-ä", "geheim-€", "geheim".repeat(30))) {
      assertThatThrownBy(() -> options.plain(bad, "right"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("user must have 127 characters at most, all of ASCII");
      assertThatThrownBy(() -> options.plain("me", bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("password must have 127 characters at most, all of ASCII");
    }
  }

  @Test
  @DisplayName("Z-26 the longest password arrives whole")
  void longestPassword() {
    var longest = "x".repeat(122) + "right";
    run(
        async(
            () -> {
              var place = ZmqOptions.defaults().bind("inproc://zeromq.zap.01");
              var server = ZmqOptions.defaults().plainServer(true).bind("tcp://127.0.0.1:*");
              try (var zap = await(Zmq.createStream(SocketType.ROUTER, place));
                  var pull = await(Zmq.createStream(SocketType.PULL, server))) {
                var client = ZmqOptions.defaults().plain(longest, longest);
                var here = client.connect(pull.transport().bindings().iterator().next());
                try (var push = await(Zmq.createStream(SocketType.PUSH, here))) {
                  var parts = await(zap.read());
                  assertThat(text(parts.get(8))).isEqualTo(longest);
                  assertThat(text(parts.get(9))).isEqualTo(longest);
                }
              }
            }));
  }

  /**
   * Answers peer, "", version, id, status, … to peer, "", version, id, domain, …, user, password.
   */
  private static void decide(ZmqStream zap) {
    while (true) {
      var parts = await(zap.read());
      assertThat(text(parts.get(4))).isEqualTo("test");
      var status = text(parts.get(9)).equals("right") ? "200" : "400";
      var rest = List.of(status, "", "", "");
      var answer = new ArrayList<>(parts.subList(0, 4));
      for (var part : rest) answer.add(part.getBytes(StandardCharsets.UTF_8));
      zap.write(answer);
    }
  }

  @Test
  @DisplayName("Z-26 keys are 32 bytes and written as texts; no secret is shown")
  void keys() {
    var keys = Zmq.curveKeys();
    var secret = Zmq.z85Encode(keys.secretKey().bytes());
    assertThat(Zmq.z85Decode(secret)).isEqualTo(keys.secretKey().bytes());
    var options = ZmqOptions.defaults().plain("me", "hidden").curve(keys.publicKey().bytes(), keys);
    assertThat(options.toString() + keys)
        .contains("user=me", "password=…", "secretKey=…")
        .doesNotContain("hidden", secret);
    assertThatThrownBy(() -> ZmqOptions.defaults().curveServer(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("secretKey must have 32 bytes, got 31");
    assertThatThrownBy(() -> Zmq.z85Encode(new byte[3])).hasMessageContaining("multiple of 4");
    assertThatThrownBy(() -> Zmq.z85Decode("abc")).hasMessageContaining("multiple of 5");
  }

  @Test
  @DisplayName(
      "Z-26 texts of any length are read and written; one that is none is refused, and not shown")
  void texts() {
    var all =
        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";
    assertThat(Zmq.z85Encode(Zmq.z85Decode(all))).isEqualTo(all);
    var hello = Zmq.z85Decode("HelloWorld");
    assertThat(hello)
        .as("the example of RFC 32")
        .containsExactly(0x86, 0x4f, 0xd2, 0x6f, 0xb5, 0x59, 0xf7, 0x5b);
    assertThat(Zmq.z85Encode(hello)).isEqualTo("HelloWorld");
    assertThat(Zmq.z85Decode("%nSc0")).containsExactly(-1, -1, -1, -1);
    for (char none : new char[] {' ', '"', ',', ';', '~', '\n', 'ä', '\u20ac'}) {
      assertThatThrownBy(() -> Zmq.z85Decode("Hello" + "abc" + none + "d"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("key has a character that Z85 lacks, at index 8");
    }
    for (var large : List.of("%nSc1", "#####")) {
      assertThatThrownBy(() -> Zmq.z85Decode("Hello" + large))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("key has 5 characters that stand for more than 4 bytes, at index 5");
    }
  }
}
