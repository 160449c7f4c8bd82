package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.redis.FakeServer.say;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.streams.StreamWriter;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A cluster of one scripted node, or two; that of real servers is a program of the examples. */
@ExtendWith(NothingLeftBehind.class)
class ClusterTest {
  /** Serves {@code CLUSTER SLOTS} with one node for all, and the rest by a script. */
  private static FakeServer node(FakeServer.Script script) {
    return new FakeServer(
        (command, out) -> {
          if (command.equals("CLUSTER SLOTS")) slots(out);
          else script.answer(command, out);
        });
  }

  private static void slots(StreamWriter out) {
    say(out, "*1\r\n*3\r\n:0\r\n:16383\r\n*2\r\n$9\r\n127.0.0.1\r\n:%d\r\n".formatted(portOf(out)));
  }

  private static int portOf(StreamWriter out) {
    var local = out.extraInfo(dev.asyncio4j.transports.TransportInfo.LOCAL_ADDRESS).orElseThrow();
    return ((java.net.InetSocketAddress) local).getPort();
  }

  private static RedisCluster<String> cluster(FakeServer server) {
    return cluster(server, 3);
  }

  private static RedisCluster<String> cluster(FakeServer server, int errorRetries) {
    var options = server.options();
    return RedisCluster.create(
        ClusterOptions.defaults()
            .startupNodes(List.of(new HostPort("127.0.0.1", options.port())))
            .errorRetries(errorRetries)
            .redis(options));
  }

  @Test
  @DisplayName("RE-33 slots are CRC16 of the key, or of what is in its first braces")
  void slotsOfKeys() {
    try (var cluster = RedisCluster.create(ClusterOptions.defaults())) {
      assertThat(cluster.keySlot("foo")).isEqualTo(12182);
      assertThat(cluster.keySlot("{user}.a")).isEqualTo(cluster.keySlot("user"));
      assertThat(cluster.keySlot("{}a")).isNotEqualTo(cluster.keySlot(""));
      assertThat(cluster.keySlot("123456789")).isEqualTo(0x31c3);
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-33 keys of different slots are refused before sending, and both are named")
  void crossSlot() {
    try (var server = node((command, out) -> say(out, "+OK\r\n"));
        var cluster = cluster(server)) {
      var error = assertFails(ClusterCrossSlotException.class, cluster.mget("k1", "k2"));
      assertThat(error).hasMessageContaining("'k1'").hasMessageContaining("'k2'");
      assertThat(server.got).isEqualTo(List.of("CLUSTER SLOTS"));
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-34 MOVED, ASK and TRYAGAIN are followed, and a loop of them ends")
  void redirections() {
    try (var other =
        node(
            (command, out) -> say(out, command.equals("ASKING") ? "+OK\r\n" : "$5\r\nother\r\n"))) {
      int port = other.options().port();
      for (var first : List.of("-MOVED 15495 127.0.0.1:" + port, "-ASK 15495 127.0.0.1:" + port)) {
        try (var server = node((command, out) -> say(out, first + "\r\n"));
            var cluster = cluster(server)) {
          assertThat(await(cluster.get("a"))).isEqualTo("other");
        }
      }
      assertThat(other.got).contains("ASKING", "GET a");
    }
    try (var server = node((command, out) -> say(out, "-TRYAGAIN later\r\n"));
        var cluster = cluster(server)) {
      assertFails(TryAgainException.class, cluster.get("a"));
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-34 nodes that do not agree yet who has a slot are given time")
  void disagreement() {
    long agreed = System.nanoTime() + Duration.ofMillis(500).toNanos();
    try (var server =
            node(
                (command, out) ->
                    say(
                        out,
                        System.nanoTime() < agreed
                            ? "-MOVED 15495 127.0.0.1:" + portOf(out) + "\r\n"
                            : "$1\r\nv\r\n"));
        var cluster = cluster(server, 10)) {
      assertThat(await(cluster.get("a"))).isEqualTo("v");
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-36 a transaction is for one slot only")
  void transaction() {
    try (var server = node((command, out) -> say(out, "+OK\r\n"));
        var cluster = cluster(server)) {
      assertFails(
          CrossSlotTransactionException.class, cluster.pipeline(true).get("a").get("b").execute());
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-37 sentinels are asked in turn, and the server itself is asked its role")
  void sentinels() {
    try (var master = master("+OK");
        var silent =
            new FakeServer((command, out) -> say(out, "-ERR No such master with that name\r\n"));
        var knowing = new FakeServer((command, out) -> say(out, state(master.options().port())));
        var sentinel = Sentinel.create(List.of(at(silent), at(knowing)), options(silent));
        var redis = sentinel.masterFor("mymaster");
        var other = sentinel.masterFor("mymaster", master.options().db(1))) {
      assertThat(await(redis.set("a", 1))).isTrue();
      assertThat(master.got).containsExactly("ROLE", "SET a 1");
      assertThat(await(sentinel.discoverMaster("mymaster"))).isEqualTo(at(master));
      assertThat(silent.got).hasSize(1);
      assertThat(await(other.set("b", 1))).isTrue();
      assertThat(master.got).containsSubsequence("SELECT 1", "SET b 1");
    }
    try (var silent =
            new FakeServer((command, out) -> say(out, "-ERR No such master with that name\r\n"));
        var sentinel = Sentinel.create(List.of(at(silent)), options(silent))) {
      var error = assertFails(MasterNotFoundException.class, sentinel.discoverMaster("mymaster"));
      assertThat(error).hasMessageContaining("No such master with that name");
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-37 a write to a former master fails once, the next one goes to the new one")
  void failover() {
    try (var former = master("-READONLY You can't write against a read only replica.");
        var next = master("+OK")) {
      var now = new FakeServer[] {former};
      try (var knowing =
              new FakeServer((command, out) -> say(out, state(now[0].options().port())));
          var sentinel = Sentinel.create(List.of(at(knowing)), options(knowing));
          var redis = sentinel.masterFor("mymaster")) {
        assertFails(ReadOnlyException.class, redis.set("a", 1));
        now[0] = next;
        assertThat(await(redis.set("a", 2))).isTrue();
        assertThat(next.got).containsExactly("ROLE", "SET a 2");
      }
    }
  }

  private static FakeServer master(String answer) {
    return new FakeServer(
        (command, out) ->
            say(out, command.equals("ROLE") ? "*1\r\n$6\r\nmaster\r\n" : answer + "\r\n"));
  }

  private static HostPort at(FakeServer server) {
    return new HostPort("127.0.0.1", server.options().port());
  }

  private static SentinelOptions options(FakeServer any) {
    return SentinelOptions.defaults().sentinel(any.options()).redis(any.options());
  }

  private static String state(int port) {
    var fields =
        List.of(
            "ip", "127.0.0.1", "port", "" + port, "flags", "master", "num-other-sentinels", "0");
    var text = new StringBuilder("*8\r\n");
    fields.forEach(each -> text.append("$%d\r\n%s\r\n".formatted(each.length(), each)));
    return text.toString();
  }
}
