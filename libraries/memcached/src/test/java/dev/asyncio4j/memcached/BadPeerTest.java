package dev.asyncio4j.memcached;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gatherOutcomes;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Ends.bytes;
import static dev.asyncio4j.testing.Ends.settle;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Outcome;
import dev.asyncio4j.support.NothingLeftBehind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NothingLeftBehind.class)
class BadPeerTest {
  private static final int HUGE = 1 << 20;

  @Test
  @DisplayName("MC-14 after ERROR the connection is replaced; the calls behind it fail, too")
  void error() {
    int[] connections = {0};
    Peer.scripted(
        (reader, writer) -> {
          connections[0]++;
          Peer.answering("ERROR\r\n").handle(reader, writer);
        },
        options -> {
          try (var client = MemcachedClient.create(options)) {
            for (int i = 1; i <= 20; i++) {
              var calls = List.of(client.delete("a"), client.touch("b", null));
              var outcomes = await(gatherOutcomes(calls));
              var refused = (MemcachedException) error(outcomes.get(0));
              assertThat(refused).hasMessage("ERROR, for 'delete a'");
              assertThat(refused.reply()).isEqualTo("ERROR");
              assertThat(error(outcomes.get(1)))
                  .isInstanceOf(MemcachedConnectionException.class)
                  .hasMessageContaining("connection closed after 'ERROR'");
              assertThat(connections[0]).isEqualTo(i);
            }
          }
        });
  }

  private static Throwable error(Outcome<?> outcome) {
    return ((Outcome.Failure<?>) outcome).error();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CLIENT_ERROR line too long", "SERVER_ERROR out of memory"})
  @DisplayName("MC-14 a refusal is told with the server's line, and the connection stays")
  void refusals(String line) {
    int[] connections = {0};
    Peer.scripted(
        (reader, writer) -> {
          connections[0]++;
          Peer.answering(line + "\r\n").handle(reader, writer);
        },
        options -> {
          try (var client = MemcachedClient.create(options)) {
            for (var call :
                List.of(client.get("k"), client.gets("k"), client.stats("x"), client.version())) {
              var error = assertFails(MemcachedException.class, call);
              assertThat(error).hasMessageStartingWith(line + ", for '");
              assertThat(error.reply()).isEqualTo(line);
            }
            assertThat(connections[0]).isEqualTo(1);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 400 Bad Request\r\n\r\n",
        "garbage\r\n",
        "\r\n",
        "STORED\r\n",
        "VALUE other 0 1\r\nx\r\nEND\r\n",
        "VALUE k 0\r\n",
        "VALUE k 0 -1\r\n",
        "VALUE k 0 1073741825\r\n",
        "VALUE k 0 99999999999999999999\r\n",
        "VALUE k flags 1\r\nx\r\n",
        "VALUE k 0 1\r\nxyz\r\nEND\r\n"
      })
  @DisplayName("MC-14 what is no reply closes the connection; the next call connects anew")
  void garbage(String text) {
    int[] connections = {0};
    Peer.scripted(
        (reader, writer) -> {
          if (connections[0]++ == 0) Peer.answering(text).handle(reader, writer);
          else Peer.answering("END\r\n").handle(reader, writer);
        },
        options -> {
          try (var client = MemcachedClient.create(options)) {
            assertThat(assertFails(MemcachedException.class, client.get("k")))
                .isExactlyInstanceOf(MemcachedException.class)
                .hasMessageContaining("the connection was closed");
            assertThat(await(client.get("k"))).isNull();
            assertThat(connections[0]).isEqualTo(2);
          }
        });
  }

  @Test
  @DisplayName("MC-14 an endless line is cut off at 8 KiB")
  void endlessLine() {
    Peer.scripted(
        (reader, writer) -> {
          Peer.line(reader);
          writer.write(new byte[HUGE]);
          await(reader.read(1));
          writer.close();
        },
        options -> {
          try (var client = MemcachedClient.create(options)) {
            assertThat(assertFails(MemcachedException.class, client.version()))
                .hasMessageContaining("a line of more than 8 KiB");
          }
        });
  }

  @Test
  @DisplayName("MC-14 a reply that nobody asked for closes the connection, and reaches nobody")
  void extraReply() {
    int[] connections = {0};
    Peer.scripted(
        (reader, writer) -> {
          var extra = connections[0]++ == 0 ? "VERSION extra\r\n" : "";
          Peer.answering("VERSION 1\r\n" + extra).handle(reader, writer);
        },
        options -> {
          try (var client = MemcachedClient.create(options)) {
            assertThat(await(client.version())).isEqualTo("1");
            settle();
            assertThat(await(client.version())).isEqualTo("1");
            assertThat(connections[0]).isEqualTo(2);
          }
        });
  }

  @Test
  @DisplayName("a length alone takes no memory: a gigabyte that does not come is not allocated")
  void announced() {
    Peer.scripted(
        (reader, writer) -> {
          Peer.line(reader);
          Peer.say(writer, "VALUE k 0 1073741824\r\nabc");
          await(reader.read(1));
          writer.close();
        },
        options -> {
          var clients =
              List.of(1, 2, 3, 4).stream().map(i -> MemcachedClient.create(options)).toList();
          var calls = clients.stream().map(client -> createTask(client.get("k"))).toList();
          settle();
          for (var call : calls) call.cancel();
          for (var client : clients) client.close();
        });
  }

  @Test
  @DisplayName("replies are understood however they are cut: byte by byte")
  void byteByByte() {
    var replies =
        Map.of(
            "get k", "VALUE k 0 9\r\na\r\nEND\r\nb\r\nEND\r\n",
            "gets k", "VALUE k 5 0 18446744073709551615\r\n\r\nEND\r\n",
            "version", "VERSION 1 2\r\n",
            "incr k 1", "18446744073709551615\r\n",
            "stats", "STAT a b c\r\nSTAT d\r\nEND\r\n");
    Peer.scripted(
        (reader, writer) -> {
          for (String line; !(line = Peer.line(reader)).isEmpty(); ) {
            for (var letter : replies.get(line).split("")) {
              Peer.say(writer, letter);
              await(sleep(Duration.ZERO));
            }
          }
          writer.close();
        },
        options -> {
          var any =
              FlagCodec.<byte[]>of((data, flags) -> data, data -> new FlagCodec.Encoded(data, 0));
          try (var client = MemcachedClient.create(options, any)) {
            assertThat(await(client.get("k"))).isEqualTo(bytes("a\r\nEND\r\nb"));
            assertThat(await(client.gets("k")).token()).isEqualTo(-1);
            assertThat(await(client.version())).isEqualTo("1 2");
            assertThat(await(client.incr("k"))).isEqualTo(-1);
            assertThat(await(client.stats())).isEqualTo(Map.of("a", "b c", "d", ""));
          }
        });
  }
}
