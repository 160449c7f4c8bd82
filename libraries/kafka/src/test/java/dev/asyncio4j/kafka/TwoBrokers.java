package dev.asyncio4j.kafka;

import dev.asyncio4j.support.ServerProcess;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** Two brokers in this JVM, the first of which is the controller, too. */
final class TwoBrokers implements AutoCloseable {
  private final String cluster = Uuid.randomUuid().toString();
  private final int controller = ServerProcess.freePort();
  private final int[] ports = {ServerProcess.freePort(), ServerProcess.freePort()};
  private final List<KafkaRaftServer> running = new ArrayList<>();
  private final Admin admin;

  TwoBrokers(Path folder) throws Exception {
    for (int node = 1; node <= 2; node++) {
      var own = folder.resolve("" + node).toString();
      format(node, own);
      var config = KafkaConfig.fromProps(config(node, own), false);
      var server = new KafkaRaftServer(config, Time.SYSTEM);
      server.startup();
      running.add(server);
    }
    admin = Admin.create(Map.of("bootstrap.servers", List.of(addresses())));
  }

  String[] addresses() {
    return new String[] {"127.0.0.1:" + ports[0], "127.0.0.1:" + ports[1]};
  }

  /** Makes a topic of one partition, which both brokers have, and the first leads. */
  void createTopic(String topic) throws Exception {
    var replicas = Map.of(0, List.of(1, 2));
    admin
        .createTopics(Set.of(new org.apache.kafka.clients.admin.NewTopic(topic, replicas)))
        .all()
        .get();
  }

  /** Makes a broker the leader of the partition. */
  void lead(String topic, int node) throws Exception {
    var partition = new org.apache.kafka.common.TopicPartition(topic, 0);
    var order = new NewPartitionReassignment(List.of(node, 3 - node));
    admin.alterPartitionReassignments(Map.of(partition, Optional.of(order))).all().get();
    while (!admin.listPartitionReassignments().reassignments().get().isEmpty()) Thread.onSpinWait();
    admin.electLeaders(ElectionType.PREFERRED, Set.of(partition)).partitions().get();
  }

  int leader(String topic) throws Exception {
    var described = admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
    return described.partitions().get(0).leader().id();
  }

  private void format(int node, String folder) throws Exception {
    new Formatter()
        .setClusterId(cluster)
        .setNodeId(node)
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .setControllerListenerName("CONTROLLER")
        .setMetadataLogDirectory(folder)
        .addDirectory(folder)
        .setUnstableFeatureVersionsEnabled(false)
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
        .run();
  }

  private Properties config(int node, String folder) {
    var own = "PLAINTEXT://127.0.0.1:" + ports[node - 1];
    var all = new Properties();
    all.putAll(
        Map.of(
            "process.roles",
            node == 1 ? "broker,controller" : "broker",
            "node.id",
            "" + node,
            "controller.quorum.voters",
            "1@127.0.0.1:" + controller,
            "controller.listener.names",
            "CONTROLLER",
            "inter.broker.listener.name",
            "PLAINTEXT",
            "listeners",
            node == 1 ? own + ",CONTROLLER://127.0.0.1:" + controller : own,
            "advertised.listeners",
            own,
            "listener.security.protocol.map",
            "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
            "log.dirs",
            folder));
    all.putAll(
        Map.of(
            "offsets.topic.replication.factor", "1",
            "offsets.topic.num.partitions", "1",
            "log.cleaner.dedupe.buffer.size", "2097152",
            "auto.leader.rebalance.enable", "false",
            "num.network.threads", "1",
            "num.io.threads", "2"));
    return all;
  }

  @Override
  public void close() {
    admin.close();
    for (int i = running.size() - 1; i >= 0; i--) {
      running.get(i).shutdown();
      running.get(i).awaitShutdown();
    }
  }
}
