package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.kafka.Local.admin;
import static dev.asyncio4j.kafka.Local.joined;
import static dev.asyncio4j.kafka.Local.live;
import static dev.asyncio4j.kafka.Local.member;
import static dev.asyncio4j.kafka.Local.partition;
import static dev.asyncio4j.kafka.Local.sendNumbers;
import static dev.asyncio4j.kafka.Local.take;
import static dev.asyncio4j.kafka.Local.topic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeftBehind.class)
class AdminTest {
  @BeforeAll
  @Timeout(300)
  static void broker() {
    TestBroker.shared();
  }

  @Test
  @DisplayName("topics are made, described, grown and deleted; one that is there is told by name")
  void topics() {
    var topic = topic("topics");
    live(
        () ->
            admin(
                admin -> {
                  var wanted = List.of(new NewTopic(topic, 1, 1));
                  assertThat(await(admin.createTopics(wanted)).get(topic).ok()).isTrue();
                  var again = await(admin.createTopics(wanted)).get(topic);
                  assertThat(again.ok()).isFalse();
                  assertThat(again.message()).contains("already exists");
                  Local.until(() -> await(admin.listTopics()).contains(topic));
                  await(admin.createPartitions(Map.of(topic, 3)));
                  Local.until(() -> partitions(admin, topic).size() == 3);
                  assertThat(partitions(admin, topic).get(2).leader()).isEqualTo(1);
                  await(admin.deleteTopics(List.of(topic)));
                  Local.until(() -> !await(admin.listTopics()).contains(topic));
                  assertThatThrownBy(() -> partitions(admin, topic))
                      .isInstanceOf(UnknownTopicOrPartitionException.class);
                }));
  }

  private static List<PartitionInfo> partitions(KafkaAdmin admin, String topic) {
    return await(admin.describeTopics(List.of(topic))).get(topic).partitions();
  }

  @Test
  @DisplayName("the cluster is described, and settings are read and changed")
  void settings() {
    var topic = topic("settings");
    var resource = ConfigResource.topic(topic);
    live(
        () ->
            admin(
                admin -> {
                  var cluster = await(admin.describeCluster());
                  assertThat(cluster.clusterId()).isNotEmpty();
                  assertThat(cluster.brokers()).extracting(Broker::id).containsExactly(1);
                  Local.createTopic(topic, 1);
                  await(admin.alterConfigs(Map.of(resource, Map.of("retention.ms", "4242"))));
                  Local.until(
                      () ->
                          await(admin.describeConfigs(List.of(resource)))
                              .get(resource)
                              .get("retention.ms")
                              .equals("4242"));
                }));
  }

  @Test
  @DisplayName("groups are listed and described with their members, offsets and coordinator")
  void groups() {
    var topic = topic("groups");
    var group = "g-" + topic;
    live(
        () ->
            admin(
                admin -> {
                  sendNumbers(topic, 3);
                  try (var c = joined(member(group).clientId("one"), topic, null)) {
                    take(c, 2);
                    var described = await(admin.describeConsumerGroups(List.of(group))).get(group);
                    assertThat(described.state()).isEqualTo("STABLE");
                    assertThat(described.members())
                        .extracting(GroupDescription.Member::clientId)
                        .containsExactly("one");
                    assertThat(described.members().get(0).partitions())
                        .isEqualTo(Set.of(partition(topic)));
                  }
                  assertThat(await(admin.listConsumerGroupOffsets(group)).get(partition(topic)))
                      .isEqualTo(OffsetAndMetadata.of(2));
                  assertThat(await(admin.listConsumerGroups()))
                      .contains(new GroupListing(group, "consumer", "EMPTY"));
                  assertThat(await(admin.findCoordinator(group))).isEqualTo(1);
                  assertThat(await(admin.findCoordinator("nobody's"))).isEqualTo(1);
                  await(admin.deleteConsumerGroups(List.of(group)));
                  assertThat(await(admin.describeConsumerGroups(List.of(group))).get(group).state())
                      .isEqualTo("DEAD");
                }));
  }

  @AsyncTest(realTime = true)
  @DisplayName("a stopped admin refuses calls, and one that was not started, too")
  void states() {
    var options = AdminOptions.defaults().bootstrapServers(TestBroker.shared().address());
    var admin = KafkaAdmin.create(options);
    assertThatThrownBy(() -> await(admin.listTopics()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("call start() first");
    await(admin.start());
    await(admin.stop());
    await(admin.stop());
    assertThatThrownBy(() -> await(admin.listTopics()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("stopped");
  }

  @Test
  @DisplayName("a group's offsets are in the partition in which Kafka's brokers have them")
  void place() {
    for (var group : List.of("group", "nobody's", "consumers", "polygenelubricants"))
      assertThat(KafkaAdminImpl.place(group, 50))
          .as("%s, whose hash is %d", group, group.hashCode())
          .isEqualTo(Utils.abs(group.hashCode()) % 50);
    assertThat("polygenelubricants".hashCode()).isEqualTo(Integer.MIN_VALUE);
  }
}
