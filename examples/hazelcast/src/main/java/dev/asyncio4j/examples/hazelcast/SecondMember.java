package dev.asyncio4j.examples.hazelcast;

import com.hazelcast.cluster.Member;
import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import dev.asyncio4j.hazelcast.HazelcastExecutors;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.Optional;

/** A cluster on this machine: a member in this JVM, and one in a JVM that it starts. */
public final class SecondMember implements AutoCloseable {
  private final Process process;

  private SecondMember(Process process) {
    this.process = process;
  }

  /** Starts the member in this JVM. */
  public static HazelcastInstance first() {
    return Hazelcast.newHazelcastInstance(config());
  }

  /** Starts another, which joins. */
  public static SecondMember start(HazelcastInstance first)
      throws IOException, InterruptedException {
    var address = first.getCluster().getLocalMember().getAddress();
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classes = System.getProperty("java.class.path");
    var main = SecondMember.class.getName();
    var seed = address.getHost() + ":" + address.getPort();
    var process =
        new ProcessBuilder(
                java, "-Xmx256m", "-cp", classes, main, first.getConfig().getClusterName(), seed)
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start();
    var second = new SecondMember(process);
    while (second.member(first).isEmpty()) {
      if (!process.isAlive()) throw new IllegalStateException("the second member has not joined");
      Thread.sleep(50);
    }
    return second;
  }

  private Optional<Member> member(HazelcastInstance first) {
    return first.getCluster().getMembers().stream().filter(m -> !m.localMember()).findAny();
  }

  /** {@return the number of its process} */
  public long pid() {
    return process.pid();
  }

  /** Kills it. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  /**
   * Joins, and is a member until the JVM that has started it ends.
   *
   * @param args the cluster, and the address of a member
   */
  public static void main(String[] args) throws IOException {
    var config = config().setClusterName(args[0]);
    config.getNetworkConfig().getJoin().getTcpIpConfig().addMember(args[1]);
    Hazelcast.newHazelcastInstance(config);
    while (System.in.read() >= 0) Thread.onSpinWait();
    Runtime.getRuntime().halt(0);
  }

  private static Config config() {
    var config = HazelcastExecutors.quiet(new Config());
    config.setClusterName("example-" + ProcessHandle.current().pid());
    config.setProperty("hazelcast.socket.bind.any", "false");
    config.setProperty("hazelcast.wait.seconds.before.join", "0");
    var network = config.getNetworkConfig().setPort(0);
    network.getInterfaces().setEnabled(true).addInterface("127.0.0.1");
    network.getJoin().getTcpIpConfig().setEnabled(true);
    return config;
  }
}
