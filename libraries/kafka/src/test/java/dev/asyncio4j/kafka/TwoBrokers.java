package dev.asyncio4j.kafka;

import dev.asyncio4j.support.KafkaNode;
import dev.asyncio4j.support.ServerProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.common.ElectionType;

/** Two brokers in this JVM, the first of which is the controller, too. */
final class TwoBrokers implements AutoCloseable {
  private static final Map<String, String> LEADERS_STAY =
      Map.of("auto.leader.rebalance.enable", "false");

  private final int[] ports = {ServerProcess.freePort(), ServerProcess.freePort()};
  private final List<KafkaNode> running = new ArrayList<>();
  private final Admin admin;

  TwoBrokers(Path folder) {
    var cluster = KafkaNode.Cluster.create();
    for (int number = 1; number <= 2; number++) {
      var own = folder.resolve("" + number);
      var node = new KafkaNode(cluster, number, ports[number - 1], own, LEADERS_STAY);
      running.add(0, node);
      node.start();
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

  @Override
  public void close() {
    admin.close();
    running.forEach(KafkaNode::stop);
  }
}
