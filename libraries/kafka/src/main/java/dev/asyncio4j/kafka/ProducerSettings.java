package dev.asyncio4j.kafka;

import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.jspecify.annotations.Nullable;

/** The values of {@link ProducerOptions}. */
final class ProducerSettings extends ClientSettings {
  Function<?, byte[]> keySerializer = (Object key) -> Check.bytes(key, "Key");
  Function<?, byte[]> valueSerializer = (Object value) -> Check.bytes(value, "Value");
  int acks = ProducerOptions.ALL;
  Compression compression = Compression.NONE;
  int maxBatchSize = 16_384;
  int maxRequestSize = 1 << 20;
  Duration linger = Duration.ZERO;
  long bufferMemory = 32 << 20;
  @Nullable Partitioner partitioner;
  @Nullable Boolean idempotence;
  @Nullable String transactionalId;
  Duration transactionTimeout = Duration.ofMinutes(1);
  Duration deliveryTimeout = Duration.ofMinutes(2);

  boolean isIdempotent() {
    return idempotence != null ? idempotence : acks == ProducerOptions.ALL;
  }

  /** Refuses values that contradict each other. */
  void check() {
    if (Boolean.TRUE.equals(idempotence) && acks != ProducerOptions.ALL) {
      throw new IllegalArgumentException(
          "acks=%d not supported if idempotence(true): leave one of them out".formatted(acks));
    }
    if (transactionalId != null && !isIdempotent()) {
      throw new IllegalArgumentException(
          "transactionalId '%s' needs acks(ALL) and idempotence: leave both as they are"
              .formatted(transactionalId));
    }
    if (deliveryTimeout.compareTo(requestTimeout.plus(linger)) < 0) {
      throw new IllegalArgumentException(
          "deliveryTimeout %s is shorter than requestTimeout %s and linger %s"
              .formatted(deliveryTimeout, requestTimeout, linger));
    }
  }

  Properties config(String client) {
    var all = common(client);
    all.put(ProducerConfig.ACKS_CONFIG, Integer.toString(acks));
    all.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, compression.name().toLowerCase(Locale.ROOT));
    all.put(ProducerConfig.BATCH_SIZE_CONFIG, maxBatchSize);
    all.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, maxRequestSize);
    all.put(ProducerConfig.LINGER_MS_CONFIG, linger.toMillis());
    all.put(ProducerConfig.BUFFER_MEMORY_CONFIG, bufferMemory);
    all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, isIdempotent());
    all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, requestTimeout.toMillis());
    put(all, ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, deliveryTimeout);
    if (transactionalId != null) {
      all.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
      put(all, ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, transactionTimeout);
    }
    all.putAll(properties);
    return all;
  }
}
