package dev.asyncio4j.memcached;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.testing.Ends.bytes;
import static dev.asyncio4j.testing.Ends.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.memcached.testing.MemcachedServer;
import dev.asyncio4j.testing.AsyncTests;
import dev.asyncio4j.testing.Chunks;
import dev.asyncio4j.testing.TestOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The protocol over connections that give bytes in any pieces. */
class OneByteTest {
  /** What a client gets, whose connection, and that of its server, give bytes in such pieces. */
  private static List<String> answers(Chunks chunks) {
    return AsyncTests.run(
        TestOptions.defaults(),
        test -> {
          var net = test.network();
          net.link(net.local(), net.local()).chunks(chunks);
          try (var server = await(MemcachedServer.start());
              var client =
                  MemcachedClient.create(MemcachedOptions.defaults().port(server.port()))) {
            return answers(client);
          }
        });
  }

  private static List<String> answers(MemcachedClient<byte[]> client) {
    var answers = new ArrayList<String>();
    answers.add("set " + await(client.set("lines", bytes("one\r\nEND\r\n"))));
    answers.add("get " + text(await(client.get("lines"))));
    answers.add("no " + await(client.get("nothing")));
    answers.add("add " + await(client.add("lines", bytes("two"))));
    await(client.set("count", bytes("41")));
    answers.add("incr " + await(client.incr("count")));
    answers.add("append " + await(client.append("count", bytes("!"))));
    await(client.multiGet("count", "nothing", "lines"))
        .forEach(it -> answers.add("of several " + (it == null ? "none" : text(it))));
    var value = await(client.gets("count"));
    answers.add("cas " + await(client.cas("count", bytes("1"), value.token())));
    answers.add("cas again " + await(client.cas("count", bytes("2"), value.token())));
    answers.add("delete " + await(client.delete("count")));
    return answers;
  }

  @Test
  @DisplayName("TST-19 memcached's protocol has the same results a byte at a time")
  void pieces() {
    var whole = answers(Chunks.WHOLE);
    assertThat(whole).contains("get one\r\nEND\r\n", "incr 42", "cas true", "cas again false");
    assertThat(answers(Chunks.ONE_BYTE)).isEqualTo(whole);
    assertThat(answers(Chunks.random(19))).isEqualTo(whole);
  }
}
