package dev.asyncio4j.support;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A broker of Kafka in this JVM; the first of a cluster is its controller, too.
 *
 * <p>It is to be stopped before its folder goes: one that finds no folder halts the JVM.
 */
public final class KafkaNode {
  private static final Map<String, String> SMALL_AND_QUICK =
      Map.of(
          "offsets.topic.replication.factor", "1",
          "offsets.topic.num.partitions", "1",
          "transaction.state.log.replication.factor", "1",
          "transaction.state.log.num.partitions", "1",
          "transaction.state.log.min.isr", "1",
          "log.cleaner.dedupe.buffer.size", "2097152",
          "group.initial.rebalance.delay.ms", "0",
          "num.network.threads", "1",
          "num.io.threads", "2");

  private final Path folder;
  private final Properties settings = new Properties();
  private KafkaRaftServer server;

  /**
   * Makes a node, which does not run yet.
   *
   * @param cluster that it belongs to
   * @param number its own, from 1 on
   * @param port of 127.0.0.1 where it listens
   * @param folder of its data, empty
   * @param own settings that replace and add to the usual ones
   * @param users that SCRAM knows, as {@code kafka-storage} has them
   */
  public KafkaNode(
      Cluster cluster, int number, int port, Path folder, Map<String, ?> own, String... users) {
    this.folder = folder;
    settings.putAll(SMALL_AND_QUICK);
    settings.putAll(roles(cluster, number, "PLAINTEXT://127.0.0.1:" + port));
    settings.put("node.id", "" + number);
    settings.put("log.dirs", folder.toString());
    settings.putAll(own);
    format(cluster, number, folder.toString(), List.of(users));
  }

  /**
   * A cluster that nodes belong to.
   *
   * @param id what they share
   * @param controller the listener of the one controller
   */
  public record Cluster(String id, String controller) {
    /** {@return a new one} */
    public static Cluster create() {
      return new Cluster(
          Uuid.randomUuid().toString(), "CONTROLLER://127.0.0.1:" + ServerProcess.freePort());
    }
  }

  private static Map<String, String> roles(Cluster cluster, int number, String address) {
    boolean controls = number == 1;
    return Map.of(
        "process.roles",
        controls ? "broker,controller" : "broker",
        "controller.quorum.voters",
        "1@" + cluster.controller.replace("CONTROLLER://", ""),
        "controller.listener.names",
        "CONTROLLER",
        "inter.broker.listener.name",
        "PLAINTEXT",
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "listeners",
        controls ? address + "," + cluster.controller : address,
        "advertised.listeners",
        address);
  }

  private static void format(Cluster cluster, int number, String folder, List<String> users) {
    try {
      new Formatter()
          .setClusterId(cluster.id)
          .setNodeId(number)
          .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
          .setControllerListenerName("CONTROLLER")
          .setMetadataLogDirectory(folder)
          .addDirectory(folder)
          .setUnstableFeatureVersionsEnabled(false)
          .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
          .setScramArguments(users)
          .run();
    } catch (Exception e) {
      throw new IllegalStateException("cannot format " + folder, e);
    }
  }

  /** Has it stopped, and then its folder deleted, when this JVM ends. */
  public void endWithJvm() {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stop();
                  Folders.delete(folder);
                }));
  }

  /** Starts it, and waits until it serves. */
  public void start() {
    server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
    server.startup();
  }

  /** Stops it, and waits until it has; does nothing if it was never started. */
  public void stop() {
    if (server == null) return;
    server.shutdown();
    server.awaitShutdown();
  }
}
