package dev.asyncio4j.examples.redis;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.examples.redis.Show.say;

import dev.asyncio4j.redis.ClusterOptions;
import dev.asyncio4j.redis.HostPort;
import dev.asyncio4j.redis.Redis;
import dev.asyncio4j.redis.RedisCluster;
import dev.asyncio4j.redis.RedisClusterException;
import dev.asyncio4j.redis.RedisOptions;
import dev.asyncio4j.redis.ResponseException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A cluster of three: routing, keys of several slots, pipelines, MOVED, ASK. Python: {@code
 * 08_cluster.py}.
 */
public final class Cluster {
  private static final int[] BOUNDS = {0, 5461, 10923, 16384};

  private Cluster() {}

  /** Runs the program. */
  public static void main(String... args) {
    run(async(Cluster::all));
  }

  private static void all() throws IOException {
    var ports = new ArrayList<Integer>();
    var servers = new ArrayList<Process>();
    var nodes = new ArrayList<Redis<String>>();
    try {
      for (int i = 0; i < 3; i++) {
        int port = Servers.freePort();
        ports.add(port);
        servers.add(
            Servers.start(port, "--cluster-enabled", "yes", "--cluster-node-timeout", "2000"));
        Servers.up(port);
        nodes.add(Redis.create(RedisOptions.defaults().host("127.0.0.1").port(port)));
      }
      meet(ports, nodes);
      var start = List.of(new HostPort("127.0.0.1", ports.get(0)));
      try (var rc = RedisCluster.create(ClusterOptions.defaults().startupNodes(start))) {
        commands(rc, nodes);
        pipelines(rc);
        move(rc, ports, nodes);
      }
    } finally {
      nodes.forEach(Redis::close);
      for (var server : servers) server.getOutputStream().close();
    }
  }

  private static void meet(List<Integer> ports, List<Redis<String>> nodes) {
    for (int i = 0; i < 3; i++) {
      var node = nodes.get(i);
      await(node.executeCommand("CLUSTER", "ADDSLOTSRANGE", BOUNDS[i], BOUNDS[i + 1] - 1));
      await(node.executeCommand("CLUSTER", "MEET", "127.0.0.1", ports.get(0)));
    }
    for (var node : nodes) {
      while (true) {
        Map<String, Object> info = await(node.executeCommand("CLUSTER INFO"));
        if (info.get("cluster_state").equals("ok") && info.get("cluster_known_nodes").equals(3L))
          break;
        await(sleep(Duration.ofMillis(50)));
      }
    }
  }

  private static void commands(RedisCluster<String> rc, List<Redis<String>> nodes) {
    await(rc.initialize());
    say(
        rc.nodes().size(),
        rc.primaries().size(),
        rc.keySlot("foo"),
        rc.keySlot("{user}.a") == rc.keySlot("{user}.b"));
    for (int i = 0; i < 100; i++) await(rc.set("k" + i, i));
    int sum = 0;
    for (int i = 0; i < 100; i++) sum += Integer.parseInt(await(rc.get("k" + i)));
    var spread = new ArrayList<Boolean>();
    for (var node : nodes) spread.add(await(node.dbsize()) > 10);
    say(sum, spread);
    try {
      await(rc.mget("k1", "k2"));
    } catch (RedisClusterException | ResponseException e) {
      say("keys of different slots: refused");
    }
    var tagged = new LinkedHashMap<String, Object>();
    tagged.put("{t}a", 1);
    tagged.put("{t}b", 2);
    say(
        await(rc.mset(tagged)),
        await(rc.mget("{t}a", "{t}b")),
        await(rc.mgetNonatomic("k1", "k50", "nix")),
        await(rc.exists("k1", "k2", "nix")),
        await(rc.delete("k1", "k2")));
  }

  private static void pipelines(RedisCluster<String> rc) {
    say(await(rc.pipeline().set("k3", "p").get("k3").get("k99").incr("{t}a").execute()));
    try {
      await(rc.pipeline().set("k3", "q").incr("k3").execute());
    } catch (ResponseException e) {
      var text = e.getMessage();
      say(
          "in a pipeline:",
          text.substring(0, Math.min(60, text.length())).split("of pipeline")[0].strip());
    }
  }

  private static void move(
      RedisCluster<String> rc, List<Integer> ports, List<Redis<String>> nodes) {
    int slot = rc.keySlot("k10");
    int from = slot < BOUNDS[1] ? 0 : slot < BOUNDS[2] ? 1 : 2;
    int to = (from + 1) % 3;
    var ids = new ArrayList<String>();
    for (var node : nodes) ids.add(await(node.<String>executeCommand("CLUSTER", "MYID")));
    await(nodes.get(to).executeCommand("CLUSTER", "SETSLOT", slot, "IMPORTING", ids.get(from)));
    await(nodes.get(from).executeCommand("CLUSTER", "SETSLOT", slot, "MIGRATING", ids.get(to)));
    await(nodes.get(from).executeCommand("MIGRATE", "127.0.0.1", ports.get(to), "k10", 0, 1000));
    say("ask:", await(rc.get("k10")));
    for (var node : nodes)
      await(node.executeCommand("CLUSTER", "SETSLOT", slot, "NODE", ids.get(to)));
    say(
        "moved:",
        await(rc.get("k10")),
        await(rc.set("k10", "new")),
        await(nodes.get(to).get("k10")));
  }
}
