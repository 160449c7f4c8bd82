package dev.asyncio4j.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.clients.consumer.RoundRobinAssignor;
import org.apache.kafka.clients.consumer.StickyAssignor;
import org.jspecify.annotations.Nullable;

/** The values of {@link ConsumerOptions}. */
final class ConsumerSettings extends ClientSettings {
  Function<byte[], ?> keyDeserializer = bytes -> bytes;
  Function<byte[], ?> valueDeserializer = bytes -> bytes;
  @Nullable String groupId;
  @Nullable String groupInstanceId;
  AutoOffsetReset autoOffsetReset = AutoOffsetReset.LATEST;
  boolean autoCommit = true;
  Duration autoCommitInterval = Duration.ofSeconds(5);
  @Nullable Integer maxPollRecords;
  Duration maxPollInterval = Duration.ofMinutes(5);
  @Nullable Duration sessionTimeout;
  @Nullable Duration heartbeatInterval;
  Isolation isolation = Isolation.READ_UNCOMMITTED;
  Duration fetchMaxWait = Duration.ofMillis(500);
  int fetchMinBytes = 1;
  int fetchMaxBytes = 52_428_800;
  int maxPartitionFetchBytes = 1 << 20;
  boolean checkCrcs = true;
  List<Assignor> assignors = List.of();
  GroupProtocol groupProtocol = GroupProtocol.CLASSIC;
  @Nullable String rack;
  Duration iterationTimeout = Duration.ofMillis(200);
  int bufferedRecords = 500;

  /** {@return whether positions are committed by themselves} */
  boolean commitsByItself() {
    return autoCommit && groupId != null;
  }

  Properties config(String client) {
    var all = common(client);
    put(all, ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, requestTimeout);
    all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, word(autoOffsetReset));
    all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, word(isolation));
    all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, bufferedRecords);
    put(all, ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, maxPollInterval);
    put(all, ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, fetchMaxWait);
    all.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, fetchMinBytes);
    all.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, fetchMaxBytes);
    all.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, maxPartitionFetchBytes);
    all.put(ConsumerConfig.CHECK_CRCS_CONFIG, checkCrcs);
    if (rack != null) all.put(ConsumerConfig.CLIENT_RACK_CONFIG, rack);
    if (groupId != null) group(all, groupId);
    all.putAll(properties);
    return all;
  }

  private void group(Properties all, String group) {
    all.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    all.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, groupProtocol.name().toLowerCase(Locale.ROOT));
    if (groupInstanceId != null) {
      all.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, groupInstanceId);
    }
    if (groupProtocol == GroupProtocol.CONSUMER) return; // the coordinator has the rest
    if (sessionTimeout != null) put(all, ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, sessionTimeout);
    if (heartbeatInterval != null) {
      put(all, ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, heartbeatInterval);
    }
    if (!assignors.isEmpty()) {
      all.put(
          ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
          assignors.stream().<Class<?>>map(ConsumerSettings::assignor).toList());
    }
  }

  private static Class<?> assignor(Assignor assignor) {
    return switch (assignor) {
      case RANGE -> RangeAssignor.class;
      case ROUND_ROBIN -> RoundRobinAssignor.class;
      case STICKY -> StickyAssignor.class;
      case COOPERATIVE -> CooperativeStickyAssignor.class;
    };
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
