package dev.asyncio4j.kafka;

import org.jspecify.annotations.Nullable;

/**
 * The answer for a topic that was to be made.
 *
 * <p><i>Python:</i> an entry of {@code CreateTopicsResponse.topic_errors}.
 *
 * @param topic the topic
 * @param code 0, or the number of the error in Kafka's protocol
 * @param message what went wrong; null if it was made
 */
public record TopicResult(String topic, int code, @Nullable String message) {
  /** {@return whether the topic was made} */
  public boolean ok() {
    return code == 0;
  }
}
