package dev.asyncio4j.examples.kafka;

import dev.asyncio4j.support.ServerProcess;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A broker for the programs, in this JVM. */
final class OwnBroker {
  private static boolean started;

  private OwnBroker() {}

  static synchronized void start() {
    if (started) return;
    started = true;
    try {
      int port = ServerProcess.freePort();
      int controller = ServerProcess.freePort();
      var folder = Files.createTempDirectory("kafka").toString();
      format(folder);
      var config = config(folder, port, controller);
      new KafkaRaftServer(KafkaConfig.fromProps(config, false), Time.SYSTEM).startup();
      System.setProperty("kafka", "127.0.0.1:" + port);
    } catch (Exception e) {
      throw new IllegalStateException("the broker does not start", e);
    }
  }

  private static void format(String folder) throws Exception {
    new Formatter()
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(1)
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .setControllerListenerName("CONTROLLER")
        .setMetadataLogDirectory(folder)
        .addDirectory(folder)
        .setUnstableFeatureVersionsEnabled(false)
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
        .run();
  }

  private static Properties config(String folder, int port, int controller) {
    var all = new Properties();
    all.putAll(
        Map.of(
            "process.roles", "broker,controller",
            "node.id", "1",
            "controller.quorum.voters", "1@127.0.0.1:" + controller,
            "controller.listener.names", "CONTROLLER",
            "inter.broker.listener.name", "PLAINTEXT",
            "log.dirs", folder,
            "offsets.topic.replication.factor", "1",
            "offsets.topic.num.partitions", "1",
            "log.cleaner.dedupe.buffer.size", "2097152",
            "group.initial.rebalance.delay.ms", "0"));
    all.putAll(
        Map.of(
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.num.partitions", "1",
            "transaction.state.log.min.isr", "1"));
    all.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controller));
    all.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
    all.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    return all;
  }
}
