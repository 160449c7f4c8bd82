package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Channels of shards in a cluster of two real nodes, of Redis 7. */
@ExtendWith(NothingLeftBehind.class)
class ShardTest {
  private static final List<Servers.Server> NODES = new ArrayList<>();

  @BeforeAll
  static void cluster() {
    assumeTrue(Servers.major() >= 7, "channels of shards are of Redis 7");
    for (int i = 0; i < 2; i++)
      NODES.add(Servers.start("--cluster-enabled", "yes", "--cluster-node-timeout", "2000"));
    run(async(ShardTest::meet));
  }

  @AfterAll
  static void end() {
    NODES.forEach(Servers.Server::close);
  }

  private static void meet() {
    try (var first = Redis.create(NODES.get(0).options());
        var second = Redis.create(NODES.get(1).options())) {
      await(first.clusterAddslotsrange(0, 8191));
      await(second.clusterAddslotsrange(8192, 16383));
      await(second.clusterMeet("127.0.0.1", NODES.get(0).port()));
      for (var each : List.of(first, second)) while (!isWhole(each)) await(sleep(PAUSE));
    }
  }

  private static final Duration PAUSE = Duration.ofMillis(20);

  private static boolean isWhole(Redis<String> node) {
    var info = await(node.clusterInfo());
    return info.get("cluster_state").equals("ok") && info.get("cluster_known_nodes").equals(2L);
  }

  private static RedisCluster<String> client() {
    return RedisCluster.create(
        ClusterOptions.defaults()
            .startupNodes(List.of(new HostPort("127.0.0.1", NODES.get(0).port()))));
  }

  private static final PubSubOptions NEWS = PubSubOptions.defaults().ignoreSubscribeMessages(true);

  /** Publishes until somebody hears it, and returns what is heard. */
  private static PubSubMessage<String> hear(
      RedisCluster<String> cluster, RedisPubSub<String> pubSub, String channel, String text) {
    while (true) {
      await(cluster.spublish(channel, text));
      var heard = await(pubSub.getMessage(PAUSE));
      if (heard != null && heard.data().equals(text)) return heard;
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-36 channels of shards are subscribed at the nodes of their slots")
  void severalNodes() {
    try (var cluster = client();
        var pubSub = cluster.pubSub(NEWS)) {
      await(pubSub.ssubscribe("a", "b", "{a}2")); // slots 15495 and 3300
      await(pubSub.subscribe("everywhere"));
      for (var channel : List.of("a", "b", "{a}2")) {
        while (await(cluster.spublish(channel, "to " + channel)) == 0) await(sleep(PAUSE));
        var heard = await(pubSub.getMessage(null));
        assertThat(heard.data()).isEqualTo("to " + channel);
        assertThat(heard.type()).isEqualTo(PubSubMessage.Type.SMESSAGE);
        assertThat(heard.channel()).isEqualTo(channel);
      }
      assertThat(pubSub.channels()).isEqualTo(Set.of("a", "b", "{a}2", "everywhere"));
      assertThat(await(cluster.pubsubShardnumsub("a", "b"))).isEqualTo(Map.of("a", 1L, "b", 1L));
      await(cluster.publish("everywhere", "all"));
      assertThat(await(pubSub.getMessage(null)).data()).isEqualTo("all");
      await(pubSub.sunsubscribe("a"));
      await(pubSub.sunsubscribe());
      await(pubSub.unsubscribe());
      assertThat(await(pubSub.getMessage(null))).isNull();
      assertThat(pubSub.subscribed()).isFalse();
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-36 a channel of a shard is followed when its slot moves")
  void moved() {
    try (var cluster = client();
        var pubSub = cluster.pubSub(NEWS)) {
      await(pubSub.ssubscribe("b", "a"));
      hear(cluster, pubSub, "b", "before");
      await(cluster.initialize());
      move(cluster.keySlot("b"), 1);
      hear(cluster, pubSub, "b", "there");
      move(cluster.keySlot("b"), 0);
      hear(cluster, pubSub, "b", "and back");
      assertThat(hear(cluster, pubSub, "a", "whole").channel()).isEqualTo("a");
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-39 what a node knows of the cluster is read")
  void nodes() {
    try (var node = Redis.create(NODES.get(0).options())) {
      var nodes = await(node.clusterNodes());
      assertThat(nodes.keySet())
          .containsExactlyInAnyOrder(
              "127.0.0.1:" + NODES.get(0).port(), "127.0.0.1:" + NODES.get(1).port());
      var self = nodes.get("127.0.0.1:" + NODES.get(0).port());
      assertThat(self.id()).isEqualTo(await(node.clusterMyid()));
      assertThat(self.flags()).contains("myself", "master");
      assertThat(self.slots()).isNotEmpty();
      assertThat(self.connected()).isTrue();
      assertThat(self.masterId()).isNull();
      assertThat(await(node.clusterReplicas(self.id()))).isEmpty();
      assertThat(await(node.clusterKeyslot("a"))).isEqualTo(15495);
      assertThat(await(node.clusterInfo())).containsEntry("cluster_state", "ok");
      assertThat(await(node.clusterLinks())).isNotEmpty();
    }
  }

  /** Moves a slot as one should: whoever gets it tells so with a greater epoch. */
  private static void move(int slot, int to) {
    try (var first = Redis.create(NODES.get(0).options());
        var second = Redis.create(NODES.get(1).options())) {
      var target = to == 0 ? first : second;
      var source = to == 0 ? second : first;
      var id = await(target.clusterMyid());
      await(target.clusterSetslot(slot, "IMPORTING", await(source.clusterMyid())));
      await(source.clusterSetslot(slot, "MIGRATING", id));
      for (var each : List.of(target, source)) await(each.clusterSetslot(slot, "NODE", id));
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("RE-36 a lost connection to the node of a shard is told once, and made again")
  void lost() {
    try (var cluster = client();
        var pubSub = cluster.pubSub(NEWS);
        var node = Redis.create(NODES.get(1).options())) {
      await(pubSub.ssubscribe("a", "b"));
      hear(cluster, pubSub, "a", "before");
      await(node.executeCommand("CLIENT", "KILL", "TYPE", "pubsub"));
      RedisConnectionException told = null;
      while (told == null) {
        try {
          await(pubSub.getMessage(PAUSE));
        } catch (RedisConnectionException e) {
          told = e;
        }
      }
      hear(cluster, pubSub, "a", "after");
      hear(cluster, pubSub, "b", "as ever");
    }
  }
}
