package dev.asyncio4j.hazelcast;

import com.hazelcast.config.Config;
import com.hazelcast.config.ExecutorConfig;
import com.hazelcast.config.SplitBrainProtectionConfig;
import com.hazelcast.core.Hazelcast;
import java.io.IOException;

/** A member: it leaves at a line of input, and dies at its end. */
public final class MemberMain {
  private MemberMain() {}

  /**
   * Joins.
   *
   * @param args its port, and that of a member
   */
  public static void main(String[] args) throws IOException {
    var config = config(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
    var hz = Hazelcast.newHazelcastInstance(config);
    Board.put("up " + args[0], "yes"); // later than it is seen in the cluster
    if (System.in.read() >= 0) hz.shutdown();
    Runtime.getRuntime().halt(0);
  }

  static Config config(int port, int seed) {
    var config = HazelcastExecutors.quiet(new Config());
    config.setClusterName("asyncio4j-" + seed);
    config
        .setProperty("hazelcast.shutdownhook.enabled", "false")
        .setProperty("hazelcast.socket.bind.any", "false")
        .setProperty("hazelcast.partition.count", "23")
        .setProperty("hazelcast.wait.seconds.before.join", "0");
    var network = config.getNetworkConfig().setPort(port).setPortAutoIncrement(false);
    network.getInterfaces().setEnabled(true).addInterface("127.0.0.1");
    network.getJoin().getTcpIpConfig().setEnabled(true).addMember("127.0.0.1:" + seed);
    config.addExecutorConfig(new ExecutorConfig("narrow", 1));
    config.addExecutorConfig(new ExecutorConfig("full", 1).setQueueCapacity(1));
    config.addSplitBrainProtectionConfig(
        new SplitBrainProtectionConfig("many", true).setMinimumClusterSize(9));
    config.addExecutorConfig(new ExecutorConfig("safe").setSplitBrainProtectionName("many"));
    return config;
  }
}
