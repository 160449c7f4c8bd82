package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.redis.FakeServer.say;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Outcome;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.support.ServerProcess;
import dev.asyncio4j.testing.AsyncTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Scripted nodes of a cluster: what each is asked, and what follows when one is lost or silent. */
@ExtendWith(NothingLeftBehind.class)
class ClusterNodesTest {
  /** The slots of the keys "a" and "b": 15495 and 3300. */
  private static final int MIDDLE = 8192;

  /**
   * What the nodes say of the cluster, and tests change: of each range the first and the last slot,
   * the port of the primary, and those of replicas.
   */
  private final List<int[]> ranges = new ArrayList<>();

  /** Gives each of two nodes half of the slots: "b" to the lower, "a" to the upper. */
  private void halves(int lower, int upper) {
    ranges.add(new int[] {0, MIDDLE - 1, lower});
    ranges.add(new int[] {MIDDLE, 16383, upper});
  }

  private String slots() {
    var text = new StringBuilder("*%d\r\n".formatted(ranges.size()));
    for (var each : ranges) {
      text.append("*%d\r\n:%d\r\n:%d\r\n".formatted(each.length, each[0], each[1]));
      for (int i = 2; i < each.length; i++)
        text.append("*2\r\n$9\r\n127.0.0.1\r\n:%d\r\n".formatted(each[i]));
    }
    return text.toString();
  }

  private FakeServer node(int port, FakeServer.Script script) {
    return new FakeServer(
        port,
        (command, out) -> {
          if (command.equals("CLUSTER SLOTS")) say(out, slots());
          else script.answer(command, out);
        });
  }

  private static FakeServer.Script answers(String name) {
    return (command, out) -> say(out, "$%d\r\n%s\r\n".formatted(name.length(), name));
  }

  private static RedisCluster<String> cluster(FakeServer first, ClusterOptions options) {
    return RedisCluster.create(
        options
            .startupNodes(List.of(new HostPort("127.0.0.1", first.options().port())))
            .redis(first.options()));
  }

  private static long looks(FakeServer node) {
    return node.got.stream().filter("CLUSTER SLOTS"::equals).count();
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-35 the slots of a lost node are looked for at the others")
  void lostNode() {
    int lower = ServerProcess.freePort();
    int upper = ServerProcess.freePort();
    halves(lower, upper);
    try (var stays = node(lower, answers("lower"));
        var cluster = cluster(stays, ClusterOptions.defaults())) {
      try (var goes = node(upper, answers("upper"))) {
        assertThat(await(cluster.get("a"))).isEqualTo("upper");
        assertThat(await(cluster.get("b"))).isEqualTo("lower");
      }
      ranges.remove(1);
      ranges.get(0)[1] = 16383;
      assertThat(await(cluster.get("a"))).isEqualTo("lower");
      assertThat(await(cluster.pipeline().get("a").get("b").execute()))
          .isEqualTo(List.of("lower", "lower"));
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-35 a whole cluster goes down and comes back")
  void wholeCluster() {
    int port = ServerProcess.freePort();
    ranges.add(new int[] {0, 16383, port});
    var server = node(port, answers("before"));
    try (var cluster = cluster(server, ClusterOptions.defaults().errorRetries(2))) {
      assertThat(await(cluster.get("a"))).isEqualTo("before");
      server.close();
      assertFails(RedisConnectionException.class, cluster.get("a"));
      server = node(port, answers("after"));
      assertThat(await(cluster.get("a"))).isEqualTo("after");
    } finally {
      server.close();
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-35 of a pipeline, reads that a silent node owes are sent again, writes fail")
  void silentNode() {
    int lower = ServerProcess.freePort();
    int upper = ServerProcess.freePort();
    halves(lower, upper);
    try (var stays = node(lower, answers("lower"));
        var freezes = node(upper, (command, out) -> {});
        var cluster =
            RedisCluster.create(
                ClusterOptions.defaults()
                    .startupNodes(List.of(new HostPort("127.0.0.1", lower)))
                    .redis(stays.options().socketTimeout(Duration.ofSeconds(3))))) {
      await(cluster.initialize());
      ranges.remove(1);
      ranges.get(0)[1] = 16383; // as the other node will say when it is asked again
      var outcomes =
          await(cluster.pipeline().get("b").get("a").set("a", 1).set("b", 1).executeOutcomes());
      assertThat(outcomes.get(0).get()).isEqualTo("lower");
      assertThat(outcomes.get(1).get()).isEqualTo("lower");
      assertThat(outcomes.get(2)).isInstanceOf(Outcome.Failure.class);
      assertThat(((Outcome.Failure<?>) outcomes.get(2)).error())
          .isInstanceOf(RedisTimeoutException.class);
      assertThat(outcomes.get(3).get()).isEqualTo(true);
      assertThat(freezes.got).contains("GET a", "SET a 1");
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-35 a slot that nobody has is looked for once more before it is told")
  void slotNotCovered() {
    int port = ServerProcess.freePort();
    ranges.add(new int[] {0, MIDDLE - 1, port});
    try (var server = node(port, answers("here"));
        var cluster = cluster(server, ClusterOptions.defaults().requireFullCoverage(false))) {
      var error = assertFails(SlotNotCoveredException.class, cluster.get("a"));
      assertThat(error).hasMessageContaining("15495");
      assertThat(server.got).doesNotContain("GET a");
      assertThat(looks(server)).isEqualTo(2);
      ranges.get(0)[1] = 16383;
      assertThat(await(cluster.get("a"))).isEqualTo("here");
      assertThat(looks(server)).isEqualTo(3);
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-35 one look at the cluster serves all who wait for it")
  void oneLook() {
    int port = ServerProcess.freePort();
    ranges.add(new int[] {0, 16383, port});
    try (var server = node(port, answers("here"));
        var cluster = cluster(server, ClusterOptions.defaults())) {
      var calls = new ArrayList<Coroutine<String>>();
      for (int i = 0; i < 50; i++) calls.add(cluster.get("k" + i));
      assertThat(await(gather(calls))).hasSize(50).containsOnly("here");
      assertThat(looks(server)).isEqualTo(1);
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-36 a pipeline is split by node, in order; what has moved is sent again alone")
  void pipeline() {
    int lower = ServerProcess.freePort();
    int upper = ServerProcess.freePort();
    halves(lower, upper);
    FakeServer.Script moving =
        (command, out) ->
            say(
                out,
                command.equals("GET a")
                    ? "-MOVED 15495 127.0.0.1:%d\r\n".formatted(lower)
                    : "+" + command + "\r\n");
    try (var first = node(lower, (command, out) -> say(out, "+" + command + "\r\n"));
        var second = node(upper, moving);
        var cluster = cluster(first, ClusterOptions.defaults())) {
      var results = await(cluster.pipeline().get("b").get("a").get("{a}2").get("{b}2").execute());
      assertThat(results).isEqualTo(List.of("GET b", "GET a", "GET {a}2", "GET {b}2"));
      assertThat(second.got).containsExactly("GET a", "GET {a}2");
      assertThat(first.got).containsExactly("CLUSTER SLOTS", "GET b", "GET {b}2", "GET a");
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-36 replicas are told READONLY once, and asked for reads only")
  void replicas() {
    int primary = ServerProcess.freePort();
    int replica = ServerProcess.freePort();
    ranges.add(new int[] {0, 16383, primary, replica});
    try (var first = node(primary, answers("primary"));
        var second = node(replica, answers("replica"));
        var cluster =
            cluster(first, ClusterOptions.defaults().readFrom(ClusterOptions.ReadFrom.REPLICA))) {
      for (int i = 0; i < 3; i++) assertThat(await(cluster.get("a"))).isEqualTo("replica");
      assertThat(await(cluster.set("a", 1))).isTrue();
      assertThat(second.got).containsExactly("READONLY", "GET a", "GET a", "GET a");
      assertThat(first.got).contains("SET a 1");
    }
  }
}
